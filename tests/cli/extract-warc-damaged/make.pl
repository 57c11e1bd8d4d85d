#!/usr/bin/perl
# Writes a web archive: each record in gzip's member of its own.
use strict;
use warnings;
use IO::Compress::Gzip qw(gzip $GzipError);

my $n = 0;

sub pack_bytes {
    my ($bytes) = @_;
    gzip(\$bytes => \my $packed, -Time => 0) or die $GzipError;
    return $packed;
}

sub record {
    my ($type, $uri, $content_type, $payload, $cut) = @_;
    $n++;
    my $text = "WARC/1.0\r\nWARC-Type: $type\r\nWARC-Record-ID: <urn:uuid:$n>\r\n"
        . "WARC-Date: 2023-07-12T10:22:54Z\r\nWARC-Target-URI: $uri\r\n"
        . "Content-Type: $content_type\r\nContent-Length: " . length($payload)
        . "\r\n\r\n$payload";
    $text = $cut ? substr($text, 0, -$cut) : "$text\r\n\r\n";
    print(@ARGV ? $text : pack_bytes($text));
}

sub answer {
    my ($uri, $status, $head, $body, $cut) = @_;
    record("response", $uri, "application/http; msgtype=response",
        "HTTP/1.1 $status\r\n" . join("", map { "$_\r\n" } @$head) . "\r\n$body", $cut);
}

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
