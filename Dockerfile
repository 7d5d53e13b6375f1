# Three rooms: Node builds the front end, Rust builds the binary that embeds it, and only the binary goes out.
#
#     docker build -t timbro .
#     docker run --read-only -v timbro:/data -p 8080:8080 timbro

FROM node:20-bookworm-slim AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json ./
RUN PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund
COPY web/ ./
COPY static/ ../static/
RUN npm run build

FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
COPY --from=web /src/static/app static/app
# The caches are not part of the layer, so the binary is copied out of them in the same step.
RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/src/target \
    cargo build --release --locked && cp target/release/timbro /timbro

FROM debian:bookworm-slim
# A user without a name, a home or a right: all that timbro writes is in /data.
RUN install --directory --mode=0700 --owner=10001 --group=10001 /data
COPY --from=build /timbro /usr/local/bin/timbro
COPY LICENSE /usr/share/doc/timbro/LICENSE
USER 10001:10001
# The root file system may be read-only: SQLite keeps what it cannot hold in memory beside the data.
ENV SQLITE_TMPDIR=/data
VOLUME /data
EXPOSE 8080
# No HEALTHCHECK: the image has no HTTP client. Probe /healthz (alive) and /readyz (ready) from outside.
ENTRYPOINT ["timbro"]
CMD ["serve", "--data", "/data", "--listen", "0.0.0.0:8080"]
