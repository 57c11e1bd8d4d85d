/*
 * address: URLs and e-mail addresses in running text.
 *
 * What people write and no more: the full stop, bracket or quote behind an
 * address is not part of it, a bracket that opens inside it is. Follows the
 * grammar of RFC 3986, RFC 3987 (letters of any alphabet in the path) and RFC
 * 5321, loosely.
 */
#ifndef DATELINE_ADDRESS_H
#define DATELINE_ADDRESS_H

#include "span.h"

/*
 * All look at the place `start` (bytes) of `text`, which is valid UTF-8, and
 * return the end of what begins there, or 0. Whatever stands before `start` is
 * the caller's business.
 */

/* "https://example.org/a", "www.example.org", "example.org/a", "example.org". */
size_t address_url(struct span text, size_t start);

/* "first.last+x@mail.example.org" */
size_t address_email(struct span text, size_t start);

/* Whether `s` begins as a link does, with http:// or https:// in letters of any case
   (RFC 3986, section 3.1). */
bool address_is_link(struct span s);

#endif
