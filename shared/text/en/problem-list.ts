// The list of problems, in English.
export const enProblemList = {
  studio: {
    problems: {
      title: 'Problems',
      none: 'No problems found.',
      noneHint: 'Errors and warnings about the pipeline appear here, with a way to mend them.',
      repair: 'Fix',
      repairLabel: 'Fix: {{message}}',
      repairDone: 'Fixed. Undo brings the old state back.',
      select: 'Show {{node}}',
      pipeline: 'Pipeline',
      place: 'Line {{line}}, column {{column}}',
    },
  },
} as const;
