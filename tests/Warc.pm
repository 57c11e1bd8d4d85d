# Warc: writes web archives, for the tests that read them. Each record is in gzip's
# member of its own or, with an argument on the command line, plain.
package Warc;
use strict;
use warnings;
use Exporter qw(import);
use IO::Compress::Gzip qw(gzip $GzipError);
our @EXPORT = qw(pack_bytes record answer);

my $n = 0;

sub pack_bytes {
    my ($bytes) = @_;
    gzip(\$bytes => \my $packed, -Time => 0) or die $GzipError;
    return $packed;
}

# One record; `cut` is how many bytes of it are missing at its end.
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

# The answer of a server, with the lines of its header.
sub answer {
    my ($uri, $status, $head, $body, $cut) = @_;
    record("response", $uri, "application/http; msgtype=response",
        "HTTP/1.1 $status\r\n" . join("", map { "$_\r\n" } @$head) . "\r\n$body", $cut);
}

1;
