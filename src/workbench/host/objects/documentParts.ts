// What travels with the document beside its cells: settings, custom XML parts, properties.
// Promises: settings keep their JSON values; custom XML must be well formed; everything lands in the host's `document`.
// Never writes to disk: whoever runs the host saves the document.
import { HostError } from "../hostError";
import { defineClass } from "../objectModel";
import type { Argument, HostObject, Json } from "../objectModel";
import type { Session } from "../session";
import { plainArgument, itemNotFound, invalidArgument, textArgument } from "./arguments";
import type { SessionModel } from "./models";
import { namespaceOf } from "../xmlPart";

interface KeyModel extends SessionModel {
  readonly key: string;
}

export const settingClass = defineClass<KeyModel>({
  name: "Setting",
  identity: ({ key }) => ({ _Id: key }),
  properties: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ session, key }) => settingValue(session, key),
      set: ({ session, key }, value) => {
        session.document.settings[key] = JSON.stringify(value);
      },
    },
  },
  methods: {
    Delete: ({ session, key }) => {
      delete session.document.settings[key];
    },
  },
});

export const settingCollectionClass = defineClass<SessionModel>({
  name: "SettingCollection",
  items: ({ session }) => Object.keys(session.document.settings).map((key) => settingClass({ session, key })),
  item: ({ session }, args) => {
    const found = findSetting(session, args[0]);
    if (!found) throw itemNotFound(`There is no setting ${String(args[0])}.`);
    return found;
  },
  methods: {
    Add: ({ session }, args) => {
      const key = textArgument(args, 0, "key");
      session.document.settings[key] = JSON.stringify(plainArgument(args, 1));
      return settingClass({ session, key });
    },
    GetCount: ({ session }) => Object.keys(session.document.settings).length,
    GetItemOrNullObject: ({ session }, args) => findSetting(session, args[0]),
  },
});

interface XmlPartModel extends SessionModel {
  readonly id: string;
}

export const customXmlPartClass = defineClass<XmlPartModel>({
  name: "CustomXmlPart",
  identity: ({ id }) => ({ Id: id }),
  properties: {
    Id: { get: ({ id }) => id },
    NamespaceUri: { get: (model) => namespaceOf(xmlOf(model)) ?? "" },
  },
  methods: {
    GetXml: (model) => xmlOf(model),
    SetXml: ({ session, id }, args) => {
      const part = session.document.customXmlParts.find((one) => one.id === id);
      if (!part) throw itemNotFound("The custom XML part is no longer in the document.");
      part.xml = wellFormed(textArgument(args, 0, "xml"));
    },
    Delete: ({ session, id }) => {
      session.document.customXmlParts = session.document.customXmlParts.filter((part) => part.id !== id);
    },
  },
});

/** All parts, or those of one namespace. */
interface XmlPartsModel extends SessionModel {
  readonly namespace: string | null;
}

export const customXmlPartCollectionClass = defineClass<SessionModel>({
  name: "CustomXmlPartCollection",
  items: ({ session }) => partsOf({ session, namespace: null }),
  item: ({ session }, args) => requiredPart({ session, namespace: null }, args[0]),
  methods: {
    Add: ({ session }, args) => {
      const id = newPartId(session);
      session.document.customXmlParts.push({ id, xml: wellFormed(textArgument(args, 0, "xml")) });
      return customXmlPartClass({ session, id });
    },
    GetByNamespace: ({ session }, args) => customXmlPartScopedCollectionClass({ session, namespace: textArgument(args, 0, "namespaceUri") }),
    GetCount: ({ session }) => session.document.customXmlParts.length,
    GetItemOrNullObject: ({ session }, args) => findPart({ session, namespace: null }, args[0]),
  },
});

export const customXmlPartScopedCollectionClass = defineClass<XmlPartsModel>({
  name: "CustomXmlPartScopedCollection",
  items: (model) => partsOf(model),
  item: (model, args) => requiredPart(model, args[0]),
  methods: {
    GetCount: (model) => partsOf(model).length,
    GetItemOrNullObject: (model, args) => findPart(model, args[0]),
    GetOnlyItem: (model) => {
      const only = onlyPart(model);
      if (!only) throw new HostError("GeneralException", "There is not exactly one custom XML part of this namespace.");
      return only;
    },
    GetOnlyItemOrNullObject: (model) => onlyPart(model),
  },
});

const propertyNames = ["Title", "Subject", "Author", "Keywords", "Comments", "Category", "Manager", "Company"] as const;

export const documentPropertiesClass = defineClass<SessionModel>({
  name: "DocumentProperties",
  properties: Object.fromEntries(
    propertyNames.map((name) => [
      name,
      {
        get: ({ session }: SessionModel): Json => properties(session)[name] ?? "",
        set: ({ session }: SessionModel, value: Json) => setProperty(session, name, value),
      },
    ]),
  ),
});

function settingValue(session: Session, key: string): Json {
  const stored = session.document.settings[key];
  if (stored === undefined) throw itemNotFound(`The setting ${key} is no longer there.`);
  try {
    return JSON.parse(stored) as Json;
  } catch {
    // Written by another program as plain text.
    return stored;
  }
}

function findSetting(session: Session, key: Argument | undefined): HostObject | null {
  return typeof key === "string" && Object.hasOwn(session.document.settings, key) ? settingClass({ session, key }) : null;
}

function partsOf({ session, namespace }: XmlPartsModel): HostObject[] {
  return session.document.customXmlParts
    .filter((part) => namespace === null || namespaceOf(part.xml) === namespace)
    .map(({ id }) => customXmlPartClass({ session, id }));
}

function findPart(model: XmlPartsModel, id: Argument | undefined): HostObject | null {
  return partsOf(model).find((part) => customXmlPartClass.modelOf(part)?.id === id) ?? null;
}

function requiredPart(model: XmlPartsModel, id: Argument | undefined): HostObject {
  const found = findPart(model, id);
  if (!found) throw itemNotFound("There is no custom XML part of this id.");
  return found;
}

function onlyPart(model: XmlPartsModel): HostObject | null {
  const [first = null, ...more] = partsOf(model);
  return more.length === 0 ? first : null;
}

function xmlOf({ session, id }: XmlPartModel): string {
  const part = session.document.customXmlParts.find((one) => one.id === id);
  if (!part) throw itemNotFound("The custom XML part is no longer in the document.");
  return part.xml;
}

function wellFormed(xml: string): string {
  if (namespaceOf(xml) === null) throw invalidArgument("The XML of the part is not well formed.");
  return xml;
}

function newPartId(session: Session): string {
  for (let number = session.document.customXmlParts.length + 1; ; number++) {
    const id = `{00000000-0000-4000-8000-${String(number).padStart(12, "0")}}`;
    if (!session.document.customXmlParts.some((part) => part.id === id)) return id;
  }
}

function properties(session: Session): Readonly<Record<string, string>> {
  const stored: unknown = session.book.model.getCustomMetadata()?.["properties"];
  return typeof stored === "object" && stored !== null ? (stored as Record<string, string>) : {};
}

function setProperty(session: Session, name: string, value: Json): void {
  const custom = session.book.model.getCustomMetadata() ?? {};
  session.book.facade.setCustomMetadata({ ...custom, properties: { ...properties(session), [name]: String(value) } });
}
