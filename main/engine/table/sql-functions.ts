// The functions that SQL written by a person may call: those that give the same for the same cells, reach nothing outside
// their arguments, and make no value much larger than these. What is not listed is refused, new ones of DuckDB's included.

const names = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.flatMap((line) => line.split(' ')));

export const scalarFunctions = names(
  // Numbers
  'abs acos acosh add asin asinh atan atan2 atanh bit_count cbrt ceil ceiling cos cosh cot degrees divide even exp factorial',
  'fdiv floor fmod gamma gcd greatest greatest_common_divisor isfinite isinf isnan lcm least least_common_multiple lgamma ln',
  'log log10 log2 mod multiply nextafter pi pow power radians round round_even sign signbit sin sinh sqrt subtract tan tanh',
  'trunc xor',
  // Values and gaps
  'coalesce constant_or_null if ifnull nullif typeof hash md5 sha1 sha256',
  // Text
  'array_to_string ascii base64 bar bin bit_length char_length character_length chr concat concat_ws contains',
  'damerau_levenshtein editdist3 ends_with from_base64 hamming hex ilike_escape instr jaccard jaro_similarity',
  'jaro_winkler_similarity lcase left left_grapheme len length length_grapheme levenshtein like_escape lower ltrim',
  'not_ilike_escape not_like_escape mismatches nfc_normalize octet_length ord parse_dirname parse_filename position prefix',
  'regexp_escape regexp_extract regexp_extract_all regexp_full_match regexp_matches regexp_replace regexp_split_to_array',
  'replace reverse right right_grapheme rtrim split split_part starts_with str_split str_split_regex string_split',
  'string_split_regex string_to_array strip_accents strlen strpos substr substring substring_grapheme suffix to_base64 to_hex',
  'translate trim ucase unhex unicode upper url_decode url_encode',
  // Dates and times
  'age century date_add date_diff date_part date_sub date_trunc datediff datepart datesub datetrunc day dayname dayofmonth',
  'dayofweek dayofyear decade epoch epoch_ms epoch_ns epoch_us era hour isodow isoyear julian last_day make_date make_time',
  'make_timestamp microsecond millennium millisecond minute month monthname nanosecond quarter second strftime strptime',
  'time_bucket to_centuries to_days to_decades to_hours to_microseconds to_millennia to_milliseconds to_minutes to_months',
  'to_quarters to_seconds to_timestamp to_weeks to_years try_strptime week weekday weekofyear year yearweek days_in_month',
  // Lists, of what a text was split into
  'array_contains array_extract array_length array_slice element_at flatten list_contains list_distinct list_element',
  'list_extract list_has list_position list_reverse list_slice list_sort list_unique list_value list_sum list_avg list_min',
  'list_max list_count row struct_extract struct_pack',
);

export const aggregateFunctions = names(
  'any_value arg_max arg_min argmax argmin avg bit_and bit_or bit_xor bool_and bool_or corr count count_if count_star countif',
  'covar_pop covar_samp entropy favg first fsum geomean geometric_mean histogram kurtosis kurtosis_pop last list mad max',
  'max_by mean median min min_by mode product quantile quantile_cont quantile_disc regr_avgx regr_avgy regr_count',
  'regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy sem skewness stddev stddev_pop stddev_samp string_agg sum',
  'sumkahan var_pop var_samp variance approx_count_distinct',
);

export const windowFunctions = names(
  'cume_dist dense_rank fill first_value lag last_value lead nth_value ntile percent_rank rank rank_dense row_number',
);

/** Words that stand for a value of the machine or of the moment where no column has that name. */
export const valueWords = names(
  'current_catalog current_database current_date current_role current_schema current_time current_timestamp current_user',
  'localtime localtimestamp session_user user',
);
