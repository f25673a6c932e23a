package dev.hone.data.text;

/** The orders in which people write the parts of a date. */
public enum DateOrder {
  /** 2024-01-31, 2024/1/31, 2024年1月31日, 20240131, 2024-01, each perhaps with a time. */
  YEAR_FIRST,
  /** 31.1.2024, 31/01/24, 31 Jan 2024. */
  DAY_FIRST,
  /** 1/31/2024, Jan 31, 2024. */
  MONTH_FIRST,
  /** 14:30, 2:30 pm: a time without a day. */
  TIME
}
