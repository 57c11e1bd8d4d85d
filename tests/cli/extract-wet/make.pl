#!/usr/bin/perl
# Writes the text of pages as Common Crawl has it.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../..";
use Warc;

my $site = "https://site.example.org";
record("warcinfo", "x", "application/warc-fields", "software: none\r\n");
record("request", "$site/a", "application/http; msgtype=request", "GET /a HTTP/1.1\r\n\r\n");
record("conversion", "$site/1", "text/plain", "A page's title\nIts text, line by line.\n");
record("conversion", "$site/2", "text/plain", "Eine Seite\n\xC3\x9Cber das Wetter.\n");
