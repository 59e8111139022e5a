// What Office checks of a manifest, checked without asking Microsoft's service.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { JSDOM } from "jsdom";

interface Flavour {
  readonly kind: string;
}
interface WebpackConfig {
  flavourOf(env: Record<string, unknown>): Flavour;
  manifestFor(flavour: Flavour, xml: string): string;
}

const root = path.join(__dirname, "..");
const text = (file: string) => readFileSync(path.join(root, file), "utf8");
// eslint-disable-next-line @typescript-eslint/no-require-imports
const config: WebpackConfig = require("../webpack.config.js");
const source = text("manifest.xml");
const built = (env: Record<string, unknown>) => config.manifestFor(config.flavourOf(env), source);
const parse = (xml: string) => new JSDOM(xml, { contentType: "application/xml" }).window.document;
const all = (document: Document, name: string) => [...document.getElementsByTagName(name)];
const value = (element: Element | undefined) => element?.getAttribute("DefaultValue") ?? "";

const flavours: readonly (readonly [string, string])[] = [
  ["the manifest in the repository", source],
  ["the released build", built({ url: "https://host.test/tierline/" })],
  ["the side-loaded build", built({ dev: true })],
];

for (const [name, xml] of flavours) {
  describe(`manifest: ${name}`, () => {
    const document = parse(xml);

    it("is well formed and is an add-in for workbooks", () => {
      assert.equal(document.documentElement.localName, "OfficeApp");
      assert.ok(all(document, "Host").every((host) => ["Workbook", null].includes(host.getAttribute("Name"))));
    });

    it("has a GUID and the version of package.json", () => {
      assert.match(all(document, "Id")[0]?.textContent ?? "", /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      const { version }: { version: string } = JSON.parse(text("package.json"));
      assert.equal(all(document, "Version")[0]?.textContent, `${version}.0`);
    });

    it("names https addresses of one host only", () => {
      const addresses = [...xml.matchAll(/DefaultValue="(https?:[^"]*)"/g)].map((match) => new URL(match[1] ?? ""));
      assert.ok(addresses.length > 8);
      assert.deepEqual([...new Set(addresses.map((address) => address.origin))].length, 1);
      assert.ok(addresses.every((address) => address.protocol === "https:"));
    });

    it("refers to icons that are there, in the size it says", () => {
      const sizes = [...xml.matchAll(/assets\/(icon-(\d+)\.png)/g)];
      assert.ok(sizes.length >= 5);
      for (const [, file = "", size] of sizes) {
        const png = readFileSync(path.join(root, "assets", file));
        assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [Number(size), Number(size)], file);
      }
      for (const size of [16, 32, 64, 80, 128]) assert.ok(existsSync(path.join(root, `assets/icon-${size}.png`)), `icon-${size}.png`);
      for (const image of all(document, "bt:Image").filter((one) => one.hasAttribute("size"))) {
        const target = all(document, "bt:Image").find((one) => one.getAttribute("id") === image.getAttribute("resid"));
        assert.match(value(target), new RegExp(`icon-${image.getAttribute("size") ?? ""}\\.png$`));
      }
    });

    it("resolves every resource id, within Office's limits of length", () => {
      const ids = new Set(["bt:Image", "bt:Url", "bt:String"].flatMap((tag) => all(document, tag)).flatMap((one) => one.getAttribute("id") ?? []));
      const used = [...xml.matchAll(/resid="([^"]+)"/g)].map((match) => match[1] ?? "");
      assert.deepEqual(used.filter((id) => !ids.has(id)), []);
      assert.deepEqual([...ids].filter((id) => !used.includes(id)), [], "resources that nothing uses");
      assert.ok([...ids].every((id) => id.length <= 32));
      for (const string of all(document, "bt:String")) assert.ok(value(string).length <= (string.parentElement?.localName === "ShortStrings" ? 125 : 250), value(string));
    });

    it("runs pane, ribbon and formulas in one long-lived runtime", () => {
      const runtime = all(document, "Runtime")[0];
      assert.equal(runtime?.getAttribute("lifetime"), "long");
      const resid = runtime?.getAttribute("resid");
      assert.equal(all(document, "FunctionFile")[0]?.getAttribute("resid"), resid);
      assert.equal(all(document, "Page")[0]?.getElementsByTagName("SourceLocation")[0]?.getAttribute("resid"), resid);
      const pane = all(document, "Action").find((action) => action.getAttribute("xsi:type") === "ShowTaskpane");
      assert.equal(pane?.getElementsByTagName("SourceLocation")[0]?.getAttribute("resid"), resid);
      const page = all(document, "bt:Url").find((url) => url.getAttribute("id") === resid);
      assert.equal(value(page), value(all(document, "DefaultSettings")[0]?.getElementsByTagName("SourceLocation")[0]));
    });

    it("asks for reading and writing the document, and trusts no domain beside the one that serves it", () => {
      assert.equal(all(document, "Permissions")[0]?.textContent, "ReadWriteDocument");
      assert.equal(all(document, "AppDomain").length, 0);
    });
  });
}

describe("manifest: the side-loaded build", () => {
  it("can be installed beside the released one: own id, name and namespace, served from this machine", () => {
    const [released, sideLoaded] = [parse(built({})), parse(built({ dev: true }))];
    const id = (document: Document) => all(document, "Id")[0]?.textContent;
    const namespace = (document: Document) => value(all(document, "bt:String").find((one) => one.getAttribute("id") === "Functions.Namespace"));
    assert.notEqual(id(released), id(sideLoaded));
    assert.deepEqual([value(all(released, "DisplayName")[0]), value(all(sideLoaded, "DisplayName")[0])], ["Tierline", "Tierline (dev)"]);
    assert.deepEqual([namespace(released), namespace(sideLoaded)], ["PARTNER", "PARTNERDEV"]);
    assert.match(value(all(sideLoaded, "bt:Url")[0]), /^https:\/\/localhost:3000\//);
  });

  it("differs from the workbench's only in what the workbench needs: released names, served over http", () => {
    const workbench = built({ workbench: true });
    assert.match(workbench, /DefaultValue="PARTNER"/);
    assert.match(workbench, /DefaultValue="http:\/\/localhost:3000\/addin\/taskpane\.html"/);
    assert.equal(workbench.replaceAll("http://localhost:3000/addin", "https://tierline.example"), source);
  });
});
