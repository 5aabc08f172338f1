# Docker Compose as Debian packages it, to run rendered folders with it alone.
FROM debian:trixie-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends docker-cli docker-compose \
 && rm -rf /var/lib/apt/lists/*
