use strict;
use warnings;

sub {
    my ($env) = @_;
    return [200, ['Content-Type' => 'text/plain'], ["signed\n"]] if $env->{PATH_INFO} eq '/ping';
    return [404, ['Content-Type' => 'text/plain'], ["nobody\n"]];
};
