#!/bin/sh
printf 'Content-Type: text/plain\r\n\r\n'
cut -d ' ' -f 1 /proc/uptime
