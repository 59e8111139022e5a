// The same questions as SQL, asked of DuckDB: a second opinion that shares no code with the ledger.
// Promises: tables hold the cells as texts, as an export gives them; reading, netting, windows and duplicates are SQL's own.
import { DuckDBInstance } from "@duckdb/node-api";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { CellValue } from "../../src/intake/table";

export interface Sheet {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

export async function connect(): Promise<DuckDBConnection> {
  return (await DuckDBInstance.create(":memory:")).connect();
}

/** Puts an export into a table of its own: one text column per header; a blank cell is null. */
export async function load(connection: DuckDBConnection, table: string, { headers, rows }: Sheet): Promise<void> {
  await connection.run(`create or replace table ${table} (${headers.map((header) => `"${header}" varchar`).join(", ")})`);
  const appender = await connection.createAppender(table);
  for (const row of rows) {
    headers.forEach((_, column) => {
      const cell = row[column] ?? "";
      if (cell === "") appender.appendNull();
      else appender.appendVarchar(String(cell));
    });
    appender.endRow();
  }
  appender.closeSync();
}

/** Rows of an answer: the first column is the key, the others are numbers; null is unknown. */
export async function ask(connection: DuckDBConnection, sql: string): Promise<Map<string, (number | null)[]>> {
  const rows = await (await connection.runAndReadAll(sql)).getRows();
  return new Map(rows.map(([key, ...values]) => [String(key), values.map((value) => (value === null || value === undefined ? null : Number(value)))]));
}

/** First day of the trailing twelve months: of whole calendar months on a month's last day, else the day after the same day a year before. */
const firstDay = (asOf: string) => `(case when date '${asOf}' = last_day(date '${asOf}') then date_trunc('month', date '${asOf}') - interval 11 month else date '${asOf}' - interval 12 month + interval 1 day end)::date`;
const firstMonth = (asOf: string) => `(date_trunc('month', date '${asOf}') - interval 11 month)::date`;
const list = (ids: readonly string[]) => (ids.length === 0 ? "('no such id')" : `(${ids.map((id) => `'${id}'`).join(", ")})`);

const revenueRows = `select distinct "Partner" as partner, "Purchase record ID" as purchase, "Line-item ID" as line, nullif("Customer ID", '************') as customer, "Offer name" as offer,
  "Customer name" as name, "Transaction currency" as currency, "Trial deployment" as trial, "Billed month"::date as day, "Estimated revenue (USD)"::decimal(18, 6) as usd from revenue`;
const orderRows = `select distinct "Partner" as partner, "purchaseRecordId" as purchase, "purchaseRecordLineItemId" as line, "Customer ID" as customer, "Offer Name" as offer,
  '' as name, "Currency" as currency, "Is Trial" as trial, "Order Purchase Date"::date as day, case when "Currency" = 'USD' then "Billed Revenue USD"::decimal(18, 6) end as usd from orders`;

/**
 * Sales, transactions, unique customers, net-new customers, transactions ever, rewards sales: per partner.
 * Counts from the Revenue export by months, or from Orders by days; both and Customers date the first purchase.
 */
export function marketplaceSql(asOf: string, from: "revenue" | "orders", excluded: readonly string[] = []): string {
  const first = from === "revenue" ? firstMonth(asOf) : firstDay(asOf);
  const kept = (rows: string) => `select * from (${rows}) where coalesce(purchase, '') not in ${list(excluded)} and coalesce(customer, '') not in ${list(excluded)} and coalesce(trial, '') <> 'Yes'`;
  return `
with sold as (select * from (${kept(from === "revenue" ? revenueRows : orderRows)}) where usd is not null),
recent as (select * from sold where day between ${first} and date '${asOf}'),
big as (select partner, purchase, line from recent group by all having sum(usd) >= 100),
ever as (select partner, purchase, line from sold where day <= date '${asOf}' group by all having sum(usd) >= 100),
bought as (
  select partner, customer, day from (${kept(revenueRows)})
  union all select partner, customer, day from (${kept(orderRows)})
  union all select "Partner", "Customer ID", "Date Acquired"::date from customers where "Customer ID" not in ${list(excluded)}),
firsts as (select partner, customer, min(day) as day from bought where customer is not null group by all),
buyers as (select partner, count(distinct customer) as customers from recent semi join big using (partner, purchase, line) group by all),
spent as (select partner, customer from recent where customer is not null group by all having sum(usd) > 10000)
select p.partner,
  (select coalesce(sum(usd), 0)::double from recent where partner = p.partner),
  (select count(*) from big where partner = p.partner),
  coalesce((select customers from buyers where partner = p.partner), 0),
  (select count(*) from spent join firsts using (partner, customer) where partner = p.partner and day between ${first} and date '${asOf}'),
  (select count(*) from ever where partner = p.partner)
from (select distinct "Partner" as partner from ${from}) p`;
}

const qualifying = "('CSP Tier 1', 'CSP Tier 2', 'Partner admin link', 'Partner of record')";

/** Azure consumed revenue of twelve months, net customer adds, usage growth in percent, services deployed: per partner global account. */
export function azureSql(asOf: string): string {
  const thisMonth = `date_trunc('month', date '${asOf}')`;
  const last = `(case when date '${asOf}' = last_day(date '${asOf}') then ${thisMonth} else ${thisMonth} - interval 1 month end)::date`;
  const customersOf = (month: string) => `
    select partner, count(distinct customer) as customers from (
      select partner, customer, month, sum(usd) as usd from eligible where customer is not null and month between ${month} - interval 1 month and ${month} group by all having sum(usd) >= 1000)
    group by all`;
  const acrOf = (month: string) => `select partner, sum(usd) as usd from eligible where month between ${month} - interval 11 month and ${month} group by all`;
  return `
with once as (select distinct "PGAMpnID" as partner, "MPNID" as location, ("Month" || '-01')::date as month, "CustomerTenantId" as customer, "ServiceLevel2" as service, "PartnerAttributionType" as type,
  "IsACRDuplicateAtPGALevel" as flag, "ACR_USD" as written, "ACR_USD"::decimal(18, 6) as usd, "SubscriptionId" as subscription from usage),
counted as (select * from once where usd is not null and flag in ('0', 'FALSE')),
eligible as (select * from counted where type in ${qualifying}),
span as (select min(month) as oldest from once),
now as (${customersOf(last)}), before as (${customersOf(`${last} - interval 12 month`)}),
acr_now as (${acrOf(last)}), acr_before as (${acrOf(`${last} - interval 12 month`)})
select p.partner,
  (select coalesce(sum(usd), 0)::double from counted where partner = p.partner and month between ${firstMonth(asOf)} and ${thisMonth}),
  case when (select oldest from span) <= ${last} - interval 13 month then coalesce((select customers from now where partner = p.partner), 0) - coalesce((select customers from before where partner = p.partner), 0) end,
  case when (select oldest from span) <= ${last} - interval 23 month then (select (coalesce(a.usd, 0) - b.usd)::double * 100 / b.usd::double from acr_before b left join acr_now a using (partner) where partner = p.partner and b.usd > 0) end,
  (select count(*) from (select service from eligible where partner = p.partner and service not like 'Virtual Machines%' and month between ${last} - interval 11 month and ${last} group by all having sum(usd) > 0))
from (select distinct "PGAMpnID" as partner from usage) p`;
}
