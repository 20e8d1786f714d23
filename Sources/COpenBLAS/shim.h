// OpenBLAS for Swift. The library is looked up at the first product: it starts threads of its own when it is loaded, which programs
// that multiply nothing should not pay for.
#ifndef STEPKTO_COPENBLAS_SHIM_H
#define STEPKTO_COPENBLAS_SHIM_H

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

// The numbers that the C interface of BLAS gives to row-major order and to a matrix and its transpose.
enum { blas_row_major = 101, blas_no_transpose = 111, blas_transpose = 112 };

typedef void (*blas_sgemm_function)(
    int order, int transposeA, int transposeB, int m, int n, int k, float alpha, const float *a, int strideA, const float *b,
    int strideB, float beta, float *c, int strideC);
typedef void (*blas_set_threads_function)(int count);

// A function of the library; without the library the program ends, and says so.
static inline void *blas_function(const char *name) {
    void *library = dlopen("libopenblas.so.0", RTLD_NOW);
    if (!library) library = dlopen("libopenblas.so", RTLD_NOW);
    void *function = library ? dlsym(library, name) : NULL;
    if (!function) {
        fprintf(stderr, "stepkto: OpenBLAS: %s\n", dlerror());
        exit(3);
    }
    return function;
}

#endif
