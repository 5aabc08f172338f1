#!/bin/sh
# Says hello over CGI.
case "$PATH_INFO" in
  /) status=200 text='<!doctype html><title>Hello</title><link rel="stylesheet" href="static/hello.css"><h1>Hello</h1>' type=text/html ;;
  /health) status=200 text=ok type=text/plain ;;
  *) status=404 text='Not found' type=text/plain ;;
esac
printf 'Status: %s\r\nContent-Type: %s; charset=utf-8\r\nContent-Length: %s\r\n\r\n' "$status" "$type" "${#text}"
[ "$REQUEST_METHOD" = HEAD ] || printf %s "$text"
