# The program as it is: installed, not built. The project brings the Node it runs on; this image brings npm.
FROM node:24-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY . .
RUN mkdir -p data && chown node:node data
USER node
ENV NODE_ENV=production
ENTRYPOINT ["node", "--v8-pool-size=1", "--max-semi-space-size=4", "src/main.ts"]
CMD ["start"]
