// GMP for Swift. GMP's public names are macros, which the importer does not see: each function used here has a
// `gmp_z_…` wrapper, in the order initialise, assign, read, compare, compute.
#ifndef STEPKTO_CGMP_SHIM_H
#define STEPKTO_CGMP_SHIM_H

#include <gmp.h>

static inline void gmp_z_init(mpz_ptr x) { mpz_init(x); }
static inline void gmp_z_clear(mpz_ptr x) { mpz_clear(x); }
static inline void gmp_z_set(mpz_ptr r, mpz_srcptr x) { mpz_set(r, x); }
static inline void gmp_z_set_si(mpz_ptr r, long x) { mpz_set_si(r, x); }
static inline int gmp_z_set_str(mpz_ptr r, const char *text, int base) { return mpz_set_str(r, text, base); }
static inline int gmp_z_fits_slong(mpz_srcptr x) { return mpz_fits_slong_p(x); }
static inline long gmp_z_get_si(mpz_srcptr x) { return mpz_get_si(x); }
static inline double gmp_z_get_d(mpz_srcptr x) { return mpz_get_d(x); }
static inline char *gmp_z_get_str(char *out, int base, mpz_srcptr x) { return mpz_get_str(out, base, x); }
static inline size_t gmp_z_sizeinbase(mpz_srcptr x, int base) { return mpz_sizeinbase(x, base); }
static inline size_t gmp_z_limbs(mpz_srcptr x) { return mpz_size(x); }
static inline mp_limb_t gmp_z_limb(mpz_srcptr x, size_t i) { return mpz_getlimbn(x, (mp_size_t)i); }
static inline int gmp_z_sgn(mpz_srcptr x) { return mpz_sgn(x); }
static inline int gmp_z_cmp(mpz_srcptr x, mpz_srcptr y) { return mpz_cmp(x, y); }
static inline void gmp_z_neg(mpz_ptr r, mpz_srcptr x) { mpz_neg(r, x); }
static inline void gmp_z_add(mpz_ptr r, mpz_srcptr x, mpz_srcptr y) { mpz_add(r, x, y); }
static inline void gmp_z_sub(mpz_ptr r, mpz_srcptr x, mpz_srcptr y) { mpz_sub(r, x, y); }
static inline void gmp_z_mul(mpz_ptr r, mpz_srcptr x, mpz_srcptr y) { mpz_mul(r, x, y); }
static inline void gmp_z_fdiv_qr(mpz_ptr q, mpz_ptr r, mpz_srcptr x, mpz_srcptr y) { mpz_fdiv_qr(q, r, x, y); }
static inline void gmp_z_divexact(mpz_ptr r, mpz_srcptr x, mpz_srcptr y) { mpz_divexact(r, x, y); }
static inline void gmp_z_gcd(mpz_ptr r, mpz_srcptr x, mpz_srcptr y) { mpz_gcd(r, x, y); }
static inline void gmp_z_pow_ui(mpz_ptr r, mpz_srcptr x, unsigned long n) { mpz_pow_ui(r, x, n); }
static inline void gmp_z_powm(mpz_ptr r, mpz_srcptr x, mpz_srcptr n, mpz_srcptr m) { mpz_powm(r, x, n, m); }
static inline int gmp_z_root(mpz_ptr r, mpz_srcptr x, unsigned long n) { return mpz_root(r, x, n); }
static inline void gmp_z_fac_ui(mpz_ptr r, unsigned long n) { mpz_fac_ui(r, n); }
static inline void gmp_z_bin_ui(mpz_ptr r, mpz_srcptr n, unsigned long k) { mpz_bin_ui(r, n, k); }
static inline void gmp_z_free_str(char *text) {
    void (*release)(void *, size_t);
    mp_get_memory_functions(NULL, NULL, &release);
    size_t n = 0;
    while (text[n]) n++;
    release(text, n + 1);
}

#endif
