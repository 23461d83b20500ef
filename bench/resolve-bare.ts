import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

// What a resolve can't be faster than: a bare server that looks one row up by its key, prepared, and tells what is in it. It knows no
// caller, judges nothing and opens nothing.

const LOOK_UP = {
  name: "bare",
  text: `select token_id, valid_from from mapping
         where application_id = $1 and connector_id = $2 and external_key = $3 and valid_to is null`,
};

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  application_name: process.env.BENCH_NAME,
  max: Number(process.env.BENCH_POOL ?? 4),
});
const server = createServer((request, response) => {
  let text = "";
  request.on("data", (chunk: Buffer) => {
    text += String(chunk);
  });
  request.on("end", async () => {
    const { application, connector, key } = JSON.parse(text);
    const { rows } = await pool.query({ ...LOOK_UP, values: [application, connector, key] });
    const body = JSON.stringify({ token: rows[0].token_id, since: rows[0].valid_from });
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
    response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit());
