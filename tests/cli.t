#!/usr/bin/perl
# Runs the golden cases: each folder of tests/cli/ holds
#
#     cmd    a shell command, run in the folder with the programs on PATH
#     in     its standard input (may be missing: none)
#     out    its exact standard output (missing: none)
#     err    its exact standard error (missing: none)
#     exit   its exit status (missing: 0)
#
# $SAMPLE is the sample corpus and $T an empty folder of the case's own. With
# UPDATE=1 the files are written from what the command does: read the
# difference before you commit it.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);

my $top = abs_path(dirname(__FILE__) . "/..");
my $build = $ENV{BUILD} || "$top/build";
my @cases = @ARGV ? @ARGV : map { s{.*/}{}r } sort grep { -d } glob("$top/tests/cli/*");
my $failed = 0;

$ENV{PATH} = "$build/bin:$ENV{PATH}";
$ENV{LC_ALL} = "C";
$ENV{SAMPLE} = "$top/data/sample";
delete $ENV{TERM};

sub slurp {
    my ($path) = @_;
    open(my $file, "<:raw", $path) or return "";
    local $/;
    return scalar(<$file>) // "";
}

sub spew {
    my ($path, $text, $default) = @_;
    return unlink($path) if $text eq $default;
    open(my $file, ">:raw", $path) or die "$path: $!";
    print $file $text;
    close($file);
}

# Standard output, standard error and exit status of a case.
sub run_case {
    my ($folder) = @_;
    my $work = tempdir(CLEANUP => 1);
    my $in = -e "$folder/in" ? "$folder/in" : "/dev/null";
    $ENV{T} = "$work/t";
    mkdir($ENV{T});
    my $script = slurp("$folder/cmd");
    my $pid = fork() // die "fork: $!";
    if (!$pid) {
        chdir($folder) or die;
        open(STDIN, "<", $in) or die;
        open(STDOUT, ">", "$work/out") or die;
        open(STDERR, ">", "$work/err") or die;
        exec("/bin/sh", "-c", $script) or die;
    }
    waitpid($pid, 0);
    my $status = $? & 127 ? 128 + ($? & 127) : $? >> 8;
    my ($out, $err) = (slurp("$work/out"), slurp("$work/err"));
    # Places differ from run to run; names do not.
    for ($out, $err) { s/\Q$ENV{T}\E/\$T/g; s/\Q$ENV{SAMPLE}\E/\$SAMPLE/g; s/\Q$top\E/\$TOP/g; }
    return ($out, $err, "$status\n");
}

sub compare {
    my ($name, $got, $wanted) = @_;
    return 1 if $got eq $wanted;
    print "# $name: wanted\n", map { "#   $_\n" } split(/\n/, substr($wanted, 0, 4000));
    print "# $name: got\n", map { "#   $_\n" } split(/\n/, substr($got, 0, 4000));
    return 0;
}

# The names of the files in a folder, which a case must leave as they were.
sub list {
    my ($folder) = @_;
    return join("", map { s{.*/}{}r . "\n" } sort glob("$folder/*"));
}

print "1.." . @cases . "\n";
for my $i (0 .. $#cases) {
    my $folder = "$top/tests/cli/$cases[$i]";
    my $files = list($folder);
    my ($out, $err, $status) = run_case($folder);
    my $good = compare("files", list($folder), $files);
    if ($ENV{UPDATE}) {
        spew("$folder/out", $out, "");
        spew("$folder/err", $err, "");
        spew("$folder/exit", $status, "0\n");
    }
    $good &= compare("out", $out, slurp("$folder/out"));
    $good &= compare("err", $err, slurp("$folder/err"));
    $good &= compare("exit", $status, slurp("$folder/exit") || "0\n");
    $failed++ unless $good;
    print(($good ? "ok " : "not ok ") . ($i + 1) . " - $cases[$i]\n");
}
exit($failed ? 1 : 0);
