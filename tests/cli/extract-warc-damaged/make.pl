#!/usr/bin/perl
# Writes a web archive that is damaged in several places.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../..";
use Warc;

my $site = "https://site.example.org";
record("warcinfo", "x", "application/warc-fields", "software: none\r\n");
record("request", "$site/a", "application/http; msgtype=request", "GET /a HTTP/1.1\r\n\r\n");
record("resource", "$site/1", "text/plain", "One.");
print("rubbish\r\nof two lines\r\n");
record("resource", "$site/2", "text/plain", "Two.");
print("WARC/1.0\r\nWARC-Type: resource\r\nNo-Length: 5\r\n\r\nlost\r\n\r\n");
print("WARC/1.0\r\nWARC-Type: resource\r\n");
record("resource", "$site/3", "text/plain", "Three.");
record("resource", "$site/4", "text/plain", "Four ends in the mid(dle of it)", 15);
print("\r\n");
record("resource", "$site/5", "text/plain", "Five, which starts right behind: caf\xE9.");
