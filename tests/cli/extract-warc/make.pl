#!/usr/bin/perl
# Writes a web archive with all kinds of records.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../..";
use Warc;

my $site = "https://site.example.org";
record("warcinfo", "x", "application/warc-fields", "software: none\r\n");
record("request", "$site/a", "application/http; msgtype=request", "GET /a HTTP/1.1\r\n\r\n");
answer("$site/text", "200 OK", ["Content-Type: text/plain; charset=windows-1252"], "Caf\xE9 open.\n");
answer("$site/chunked", "200 OK", ["Content-Type: text/plain", "Transfer-Encoding: chunked"],
    "6\r\nChunks\r\n1;ext=1\r\n \r\nA\r\njoin well.\r\n0\r\n\r\n");
answer("$site/joined", "200 OK", ["Content-Type: text/plain", "Transfer-Encoding: chunked"],
    "Joined before.");
answer("$site/packed", "200 OK", ["Content-Type: text/plain", "Content-Encoding: gzip"],
    pack_bytes("Unpacked well."));
answer("$site/unpacked", "200 OK", ["Content-Type: text/plain", "Content-Encoding: br"],
    "Unpacked before: caf\xC3\xA9.");
answer("$site/brotli", "200 OK", ["Content-Type: text/plain", "Content-Encoding: br"],
    "\x1B\x0D\xF8\xFF\xFE");
answer("$site/moved", "301 Moved Permanently", ["Content-Type: text/html"], "<p>Moved");
answer("$site/none", "404 Not Found", ["Content-Type: text/html"], "<p>None");
answer("$site/image", "200 OK", ["Content-Type: image/png"], "\x89PNG");
answer("$site/json", "200 OK", ["Content-Type: application/json"],
    '[{"id":5,"title":"In JSON","text":"A."},{"title":"Second","text":"B."}]');
answer("$site/bom", "200 OK", ["Content-Type: text/plain; charset=iso-8859-1"],
    "\xEF\xBB\xBFUTF-8 by its mark: \xC3\xA9.");
record("revisit", "$site/old", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n\r\n");
record("resource", "$site/resource", "text/plain", "A resource.");
record("response", "dns:site.example.org", "text/dns", "20230712 site.example.org");
answer("$site/cut", "200 OK", ["Content-Type: text/plain"], "The end is miss(ing)", 5);
