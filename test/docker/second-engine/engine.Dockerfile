# A Docker engine of its own, as Debian packages it: newer than the one that Debian 12 has.
FROM debian:trixie-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends docker.io iptables \
 && rm -rf /var/lib/apt/lists/*
