import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type HostApplication = { url: string; close: () => Promise<void> };

/** All that a host application needs: for the user who is signed in to it, it asks Gatehouse what to embed, and shows that or the refusal. */
export async function startHostApplication(given: {
  resolver: string;
  applicationKey: string;
  connector: string;
}): Promise<HostApplication> {
  const { resolver, applicationKey, connector } = given;
  const server = createServer(async (request, response) => {
    const user = new URL(request.url ?? "/", "http://host").searchParams.get("user");
    const answer = await fetch(`${resolver}/v1/embed`, {
      method: "POST",
      headers: { authorization: `Bearer ${applicationKey}`, "content-type": "application/json" },
      body: JSON.stringify({ connector, key: user }),
    });
    const { src, name, title, lights = [] } = await answer.json();
    const why = [title, ...lights.map(({ says }: { says: string }) => says)].join(" ");
    response.writeHead(answer.status, { "content-type": "text/html", "cache-control": "no-store" });
    response.end(answer.ok ? `<iframe src="${src}" name="${name}"></iframe>` : `<p role="alert">${why}</p>`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
