// What whoever shows words is given: the type alone, for code that has words of its own and must not import all others.

export type Facts = Readonly<Record<string, string | number>>;

/** Words for a key, with its `{{gaps}}` filled from facts. Numbers are written as the language writes them. */
export type Translate = (key: string, facts?: Facts) => string;
