# A Docker engine of its own, as Debian packages it. `docker top` runs the machine's ps, so it needs one.
FROM debian:trixie-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends docker.io iptables procps \
 && rm -rf /var/lib/apt/lists/*
