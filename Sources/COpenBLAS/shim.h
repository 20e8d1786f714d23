// OpenBLAS for Swift: the C interface of BLAS and the thread count.
#ifndef STEPKTO_COPENBLAS_SHIM_H
#define STEPKTO_COPENBLAS_SHIM_H

#include <cblas.h>

#endif
