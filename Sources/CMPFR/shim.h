// MPFR for Swift: functions that are macros in mpfr.h, wrapped so that the importer sees them.
#ifndef STEPKTO_CMPFR_SHIM_H
#define STEPKTO_CMPFR_SHIM_H

#include <gmp.h>
#include <mpfr.h>

static inline int mpfr_sign(mpfr_srcptr x) { return mpfr_sgn(x); }
static inline int mpfr_assign(mpfr_ptr r, mpfr_srcptr x, mpfr_rnd_t rounding) { return mpfr_set(r, x, rounding); }

#endif
