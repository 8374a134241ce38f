# The program as it is: installed, not built. The image's own Node runs it; the one that the project brings elsewhere is left out.
FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
COPY . .
# Everything belongs to root but the folder of the embedded database: mount a volume there to keep it.
RUN mkdir -p data && chown 1000:1000 data
USER 1000:1000
EXPOSE 8484
# Asks whether the program works, not whether feeds or platforms do: only what a new start mends makes a container unhealthy.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.METRICS_PORT || process.env.WEB_PORT || 8484}/livez`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--v8-pool-size=1", "--max-semi-space-size=4", "run.js"]
CMD ["start"]
