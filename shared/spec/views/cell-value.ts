// What stands in a cell of a table.

export type CellValue = string | number | boolean | null;
