// The workbench's own web server: plain files from fixed folders, on this machine only.
// Promises that every add-in page it serves meets the seam before any script of its own runs: it puts one <script> first in
// the page's head, as desktop Excel defines its seam before the page loads. It never changes a file on disk.
import { promises as fs } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import path from "node:path";
import sirv from "sirv";

/** One folder under one address: `{ at: "/addin", folder: "dist/addin", holdsAddin: true }`. */
export interface Mount {
  /** Path prefix without a closing slash; "" is the root. */
  readonly at: string;
  readonly folder: string;
  /** Its HTML pages are add-in pages: they get the seam. */
  readonly holdsAddin?: boolean;
}

export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
}

export interface WorkbenchServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const SEAM_SCRIPT = '<script src="/workbench/seam-boot.js"></script>';

/** Where everything stands in a checkout: the page, the add-in, Microsoft's Office.js, the sample workbooks. */
export function workbenchMounts(root: string): Mount[] {
  return [
    { at: "/workbench", folder: path.join(root, "dist/workbench") },
    { at: "/addin", folder: path.join(root, "dist/addin"), holdsAddin: true },
    { at: "/office", folder: path.join(root, "node_modules/@microsoft/office-js/dist") },
    { at: "/samples", folder: path.join(root, "assets/samples") },
  ];
}

/**
 * Serves `mounts` on `port` (0: any free one), and the workbench page at "/"; over https when given a certificate.
 * Rejects with the system's error (`EADDRINUSE` when the port is taken).
 */
export async function startServer(mounts: readonly Mount[], port: number, certificate?: Certificate): Promise<WorkbenchServer> {
  const folders = mounts.map((mount) => ({ mount, files: sirv(mount.folder, { dev: true, etag: true }) }));
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const address = new URL(request.url ?? "/", "http://localhost");
    if (address.pathname === "/") address.pathname = "/workbench/index.html";
    const found = folders.find(({ mount }) => address.pathname.startsWith(`${mount.at}/`));
    if (found === undefined) return notFound(response);
    const inside = address.pathname.slice(found.mount.at.length);
    if (found.mount.holdsAddin === true && inside.endsWith(".html")) {
      serveAddinPage(found.mount.folder, inside, response).catch(() => notFound(response));
      return;
    }
    const plain: IncomingMessage & { path?: string } = request;
    plain.url = inside + address.search;
    found.files(plain, response, () => notFound(response));
  };
  const server = certificate === undefined ? createServer(answer) : createSecureServer(certificate, answer);
  const openPort = await listen(server, port);
  return {
    url: `${certificate === undefined ? "http" : "https"}://localhost:${openPort}`,
    port: openPort,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** The first thing in the head, so that it runs before the page's own Content-Security-Policy and scripts. */
export function withSeam(html: string): string {
  const head = /<head(\s[^>]*)?>/i.exec(html);
  if (head === null) return SEAM_SCRIPT + html;
  const end = head.index + head[0].length;
  return html.slice(0, end) + SEAM_SCRIPT + html.slice(end);
}

async function serveAddinPage(folder: string, inside: string, response: ServerResponse): Promise<void> {
  const file = path.resolve(folder, `.${decodeURIComponent(inside)}`);
  if (!file.startsWith(path.resolve(folder) + path.sep)) return notFound(response);
  const html = withSeam(await fs.readFile(file, "utf8"));
  response.writeHead(200, { "Content-Type": "text/html;charset=utf-8", "Cache-Control": "no-store" });
  response.end(html);
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { "Content-Type": "text/plain;charset=utf-8" });
  response.end("Nothing is served at this address.");
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    // Only this machine may reach it: the page opens people's own workbooks.
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
}
