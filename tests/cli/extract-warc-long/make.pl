#!/usr/bin/perl
# Writes a web archive with records that are longer than a document may be.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../..";
use Warc;

my $site = "https://site.example.org";
answer("$site/film", "200 OK", ["Content-Type: video/mp4"], "v" x 5000);
answer("$site/long", "200 OK", ["Content-Type: text/plain"], "word " x 1000);
answer("$site/short", "200 OK", ["Content-Type: text/plain"], "The last page.");
# Of all lengths up to the limit and beyond, with what follows.
record("resource", "$site/$_", "text/plain", "x" x $_) for 990 .. 1002;
