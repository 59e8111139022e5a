// The language in which the host describes Excel's classes: properties, navigation, methods, indexers, collections.
// Promises: one description per class drives instantiate, load, set, call and the list of supported members.
// Never knows a particular class: those live in objects/.
import type { Area } from "../univer/book";
import { apiNotFound } from "./hostError";
import type { HostErrorCode } from "./hostError";
import { HostError } from "./hostError";

/** What travels on the wire. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An argument of a method: plain data, or an object that the request refers to (a range handed to `copyFrom`, say). */
export type Argument = Json | HostObject | readonly Argument[];

/** What a method may answer: an object, plain data, or nothing. `null` where an object was due means a null object. */
export type Answer = HostObject | Json | void;

/** One scalar property. Without `set` it is read-only; `isLeftOutOfLoad` keeps it out of a load() that names nothing. */
export interface PropertySpec<Model> {
  get?(model: Model): Json;
  set?(model: Model, value: Json): void;
  readonly isLeftOutOfLoad?: boolean;
}

/** The description of one class of the object model; member names are PascalCase, as they travel. */
export interface ClassSpec<Model> {
  readonly name: string;
  /** What an instantiated object tells the add-in about itself, e.g. {Id: "..."}: its collection's indexer finds it again by that. */
  identity?(model: Model): Readonly<Record<string, Json>>;
  readonly properties?: Readonly<Record<string, PropertySpec<Model>>>;
  readonly navigation?: Readonly<Record<string, (model: Model) => HostObject | null>>;
  readonly methods?: Readonly<Record<string, (model: Model, args: readonly Argument[]) => Answer>>;
  /** The collection's indexer, getItem(key). */
  item?(model: Model, args: readonly Argument[]): HostObject | null;
  /** The members of a collection, in order. */
  items?(model: Model): readonly HostObject[];
  /** The blocks of cells such an object stands on: it is then kept by a reference id, and its blocks follow inserted rows. */
  cells?(model: Model): readonly Area[];
}

/** A live object of the host, its model hidden behind the class's description. */
export interface HostObject {
  readonly className: string;
  /** The model, for the classes that take such objects as arguments; see `modelOf`. */
  readonly model: unknown;
  readonly isCollection: boolean;
  identity(): Readonly<Record<string, Json>>;
  scalarNames(): readonly string[];
  hasProperty(name: string): boolean;
  hasNavigation(name: string): boolean;
  isWritable(name: string): boolean;
  get(name: string): Json;
  set(name: string, value: Json): void;
  navigate(name: string): HostObject | null;
  call(name: string, args: readonly Argument[]): Answer;
  item(args: readonly Argument[]): HostObject | null;
  items(): readonly HostObject[];
  cells(): readonly Area[] | null;
}

/** Makes host objects of one class out of their models, and recognises them again. */
export interface HostClass<Model> {
  (model: Model): HostObject;
  readonly spec: ClassSpec<Model>;
  modelOf(argument: Argument | undefined): Model | null;
}

/** The names of one class's members, for the list of what is supported. */
export interface ClassMembers {
  readonly name: string;
  readonly properties: readonly string[];
  readonly navigation: readonly string[];
  readonly methods: readonly string[];
  readonly isIndexed: boolean;
  readonly isCollection: boolean;
}

/** Turns a description into a factory of host objects. */
export function defineClass<Model>(spec: ClassSpec<Model>): HostClass<Model> {
  const make = (model: Model): HostObject => new DescribedObject(spec, model);
  const modelOf = (argument: Argument | undefined): Model | null =>
    argument instanceof DescribedObject && argument.spec === spec ? (argument.model as Model) : null;
  return Object.assign(make, { spec, modelOf });
}

/** Lists the members of a class; `*` marks a property that can be set. */
export function membersOf<Model>(spec: ClassSpec<Model>): ClassMembers {
  const properties = Object.entries(spec.properties ?? {});
  return {
    name: spec.name,
    properties: properties.map(([name, property]) => (property.set ? `${name}*` : name)),
    navigation: Object.keys(spec.navigation ?? {}),
    methods: Object.keys(spec.methods ?? {}),
    isIndexed: spec.item !== undefined,
    isCollection: spec.items !== undefined,
  };
}

/** Says whether an argument is an object of the host rather than plain data. */
export function isHostObject(value: Answer | Argument | undefined): value is HostObject {
  return value instanceof DescribedObject;
}

class DescribedObject<Model> implements HostObject {
  constructor(
    readonly spec: ClassSpec<Model>,
    readonly model: Model,
  ) {}

  get className(): string {
    return this.spec.name;
  }

  get isCollection(): boolean {
    return this.spec.items !== undefined;
  }

  identity(): Readonly<Record<string, Json>> {
    return this.spec.identity?.(this.model) ?? {};
  }

  scalarNames(): readonly string[] {
    return Object.entries(this.spec.properties ?? {})
      .filter(([, property]) => property.get && !property.isLeftOutOfLoad)
      .map(([name]) => name);
  }

  hasProperty(name: string): boolean {
    return own(this.spec.properties, name)?.get !== undefined;
  }

  hasNavigation(name: string): boolean {
    return own(this.spec.navigation, name) !== undefined;
  }

  isWritable(name: string): boolean {
    return own(this.spec.properties, name)?.set !== undefined;
  }

  get(name: string): Json {
    const get = own(this.spec.properties, name)?.get;
    if (!get) throw apiNotFound(this.className, memberName(name));
    return located(this.className, name, () => get(this.model));
  }

  set(name: string, value: Json): void {
    const set = own(this.spec.properties, name)?.set;
    if (!set) throw apiNotFound(this.className, memberName(name));
    located(this.className, name, () => set(this.model, value));
  }

  navigate(name: string): HostObject | null {
    const go = own(this.spec.navigation, name);
    if (!go) throw apiNotFound(this.className, memberName(name));
    return located(this.className, name, () => go(this.model));
  }

  call(name: string, args: readonly Argument[]): Answer {
    const method = own(this.spec.methods, name);
    if (!method) throw apiNotFound(this.className, memberName(name));
    return located(this.className, name, () => method(this.model, args));
  }

  item(args: readonly Argument[]): HostObject | null {
    if (!this.spec.item) throw apiNotFound(this.className, "getItem");
    return located(this.className, "GetItem", () => this.spec.item?.(this.model, args) ?? null);
  }

  items(): readonly HostObject[] {
    return this.spec.items?.(this.model) ?? [];
  }

  cells(): readonly Area[] | null {
    return this.spec.cells?.(this.model) ?? null;
  }
}

/** "GetRange" as the add-in writes it: "getRange". */
export function memberName(wireName: string): string {
  return wireName.charAt(0).toLowerCase() + wireName.slice(1);
}

function own<Value>(members: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return members && Object.hasOwn(members, name) ? members[name] : undefined;
}

function located<Value>(className: string, member: string, action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    if (error instanceof HostError && error.location === null) {
      throw new HostError(error.code satisfies HostErrorCode, error.message, `${className}.${memberName(member)}`);
    }
    throw error;
  }
}
