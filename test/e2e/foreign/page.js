// The foreign add-in's code, in the manner of Microsoft's published samples: a sheet, a table, a formula column, a sum.
/* global Office, Excel */
Office.onReady((info) => {
  document.getElementById("state").textContent = `ready in ${info.host} on ${info.platform}`;
  document.getElementById("make").onclick = () => report(makeTable);
  document.getElementById("sum").onclick = () => report(sumTable);
});
Office.actions.associate("stamp", async (event) => {
  await Excel.run(async (context) => {
    context.workbook.getSelectedRange().values = [["stamped"]];
    await context.sync();
  });
  event.completed();
});

async function makeTable() {
  return Excel.run(async (context) => {
    context.workbook.worksheets.getItemOrNullObject("Expenses").delete();
    const sheet = context.workbook.worksheets.add("Expenses");
    const table = sheet.tables.add("B2:D2", true);
    table.name = "ExpensesTable";
    table.getHeaderRowRange().values = [["Merchant", "Category", "Amount"]];
    table.rows.add(null, [
      ["The Phone Company", "Communications", 120],
      ["Northwind Electric Cars", "Transportation", 142.25],
      ["Best For You Organics", "Groceries", 27.75],
    ]);
    table.columns.getItem("Amount").getDataBodyRange().numberFormat = [["0.00"], ["0.00"], ["0.00"]];
    sheet.getRange("F2").formulas = [["=SUM(ExpensesTable[Amount])"]];
    sheet.activate();
    await context.sync();
    return "made";
  });
}

async function sumTable() {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Expenses");
    const total = sheet.getRange("F2").load("values");
    const body = sheet.tables.getItem("ExpensesTable").getDataBodyRange().load("address,rowCount");
    await context.sync();
    return `${total.values[0][0]} in ${body.rowCount} rows of ${body.address}`;
  });
}

async function report(work) {
  const out = document.getElementById("out");
  try {
    out.textContent = await work();
  } catch (error) {
    out.textContent = `${error.code}: ${error.message}`;
  }
}
