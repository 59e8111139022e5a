// Guarantees of the workbench's web server.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import os from "node:os";
import path from "node:path";
import { startServer, withSeam, type WorkbenchServer } from "../../../src/workbench/tools/server";
import { portFrom } from "../../../src/workbench/tools/start";

describe("the workbench server", () => {
  let folder: string;
  let server: WorkbenchServer;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "tierline-server-"));
    for (const name of ["addin", "workbench"]) mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, "secret.html"), "secret");
    writeFileSync(path.join(folder, "addin/page.html"), '<!doctype html><html><head lang="en"><meta http-equiv="Content-Security-Policy"></head></html>');
    writeFileSync(path.join(folder, "addin/manifest.xml"), "<OfficeApp/>");
    writeFileSync(path.join(folder, "workbench/index.html"), "<head></head>the workbench");
    server = await startServer(
      [
        { at: "/workbench", folder: path.join(folder, "workbench") },
        { at: "/addin", folder: path.join(folder, "addin"), holdsAddin: true },
      ],
      0,
    );
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const get = (address: string) => fetch(server.url.replace("localhost", "127.0.0.1") + address);

  it("puts the seam first in an add-in page's head, before its security policy and its scripts", async () => {
    const html = await (await get("/addin/page.html?x=1")).text();
    assert.match(html, /<head lang="en"><script src="\/workbench\/seam-boot\.js"><\/script><meta http-equiv/);
  });

  it("serves the add-in's other files byte for byte, and the workbench's own page without the seam", async () => {
    assert.equal(await (await get("/addin/manifest.xml")).text(), "<OfficeApp/>");
    assert.equal(await (await get("/")).text(), "<head></head>the workbench");
  });

  it("serves nothing outside its folders", async () => {
    const status = await new Promise((resolve, reject) => {
      // fetch() would tidy the path before sending it.
      request({ port: server.port, host: "127.0.0.1", path: "/addin/%2e%2e/secret.html" }, (response) => resolve(response.statusCode)).on("error", reject).end();
    });
    assert.equal(status, 404);
    assert.equal((await get("/secret.html")).status, 404);
    assert.equal((await get("/addin/none.js")).status, 404);
  });

  it("rejects when its port is taken, so that the next one can be tried", async () => {
    await assert.rejects(startServer([], server.port), { code: "EADDRINUSE" });
  });

  it("meets a page without a head too", () => {
    assert.equal(withSeam("<p>hi"), '<script src="/workbench/seam-boot.js"></script><p>hi');
  });
});

describe("the port of npm start", () => {
  it("is 3000 unless --port or PORT says otherwise, --port first", () => {
    assert.equal(portFrom([], undefined), 3000);
    assert.equal(portFrom([], "4000"), 4000);
    assert.equal(portFrom(["--port", "5000"], "4000"), 5000);
    assert.equal(portFrom(["--port=5001"], undefined), 5001);
  });

  it("is refused in words when it is none", () => {
    assert.match(String(portFrom(["--port", "70000"], undefined)), /"70000" is not a port/);
    assert.match(String(portFrom([], "http")), /"http" is not a port/);
    assert.match(String(portFrom(["--prot", "1"], undefined)), /"--prot" is not an option/);
  });
});
