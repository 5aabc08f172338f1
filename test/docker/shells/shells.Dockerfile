# Shells, and Node for what they complete.
FROM debian:trixie-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends zsh fish nodejs \
 && rm -rf /var/lib/apt/lists/*
