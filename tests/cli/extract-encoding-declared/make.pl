#!/usr/bin/perl
# Writes a web archive of pages that declare encodings: of the web and others.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../..";
use Warc;

# A page by what its header and its meta element declare.
sub page {
    my ($header, $meta, $bytes) = @_;
    my $type = "Content-Type: text/html" . ($header && "; charset=$header");
    answer("https://site.example.org/", "200 OK", [$type],
        ($meta && "<meta charset=\"$meta\">") . "<title>Page</title><p>$bytes</p>");
}

page("KOI8", "", "\xED\xCF\xD3\xCB\xD7\xC1");
page("", "ISO8859-7", "\xC1\xE8\xDE\xED\xE1");
page("", "x-user-defined", "caf\xE9");
page("", "UTF-16", "caf\xC3\xA9");
page("UTF-7", "", "+ADw-script+AD4- caf\xC3\xA9");
page("utf-7", "windows-1251", "\xCC\xEE\xF1\xEA\xE2\xE0");
page("", "ISO-2022-CN-EXT", "\e\$*H\eN caf\xC3\xA9");
page("", "cp437", "caf\xE9");
