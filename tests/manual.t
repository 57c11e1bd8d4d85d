#!/bin/sh
# The examples of the manual pages do what the pages say.
exec "$(dirname "$0")/man-examples" "${BUILD:-build}"
