// Problems that the pipeline file, its edits and the analysis find, in English: what is wrong, what was expected,
// what was found; and how to mend it.
export const enProblemsDocument = {
  /** What JSON lacks or has too much of, for problems.document.notJson. */
  jsonFaults: {
    PropertyNameExpected: 'a key in double quotes is expected',
    ValueExpected: 'a value is expected',
    ColonExpected: 'a colon is expected',
    CommaExpected: 'a comma is expected',
    CloseBraceExpected: 'a closing brace } is expected',
    CloseBracketExpected: 'a closing bracket ] is expected',
    EndOfFileExpected: 'the text goes on after its end',
    UnexpectedEndOfString: 'a text has no closing quote',
    comment: 'comments are not allowed',
    other: 'a sign stands where none of its kind may',
  },
  /** What a field of the file must be, for problems.document.type and .missing. */
  expected: {
    positive: 'a whole number from 1',
    seed: 'a whole number from 0 to 4294967295',
    list: 'a list',
    object: 'an object',
    id: 'an id of letters, digits, - and _, at most 64 long',
    name: 'a text of at most 200 letters',
    boolean: 'true or false',
    wireEnd: 'the end of a wire, such as "dense.layer"',
    coordinate: 'a number from −10000000 to 10000000',
    size: 'a number from 1 to 100000',
    json: 'plain JSON data',
  },
  targetKinds: { binary: 'two classes', classes: 'several classes', number: 'numbers' },
  problems: {
    document: {
      tooLarge: {
        message: 'The file has {{bytes}} bytes; a pipeline file has at most {{limit}}.',
        hint: 'Check that this is a pipeline file. Data belongs in files beside it, not in it.',
      },
      notUtf8: {
        message: 'At byte {{byte}} of the file, in line {{line}}, is something that is not UTF-8 text.',
        hint: 'Mend the text at this place and save it as UTF-8, or go back to an earlier copy of the file.',
      },
      notJson: {
        message: 'This is not JSON: {{what}}.',
        hint: 'Mend the text at this place, or go back to an earlier copy of the file.',
      },
      tooDeep: {
        message: 'The file nests more than {{limit}} levels deep at this place.',
        hint: 'A pipeline file needs about six levels. It may be damaged, or not be a pipeline file.',
      },
      notPipeline: {
        message: 'This JSON is not a pipeline: it has no whole number “formatVersion” at the top.',
        hint: 'Choose a .loom file that this program wrote.',
      },
      newer: {
        message: 'The file has format {{found}}; this program knows formats up to {{known}}.',
        hint: 'It is open for reading only. Update the program to change it.',
      },
      newerUnreadable: {
        message:
          'The file has format {{found}}, and this program, which knows formats up to {{known}}, cannot read it.',
        hint: 'Update the program to open it.',
      },
      type: {
        message: '“{{path}}” must be {{expected}}, but is {{received}}.',
        hint: 'Mend the value at this place in the file.',
      },
      missing: {
        message: '“{{path}}” is missing; it must be {{expected}}.',
        hint: 'Add it at this place in the file.',
      },
      unknownField: {
        message: 'The field “{{path}}” is not known and was left out.',
        hint: 'Check its spelling. Saving writes the file without it.',
      },
      duplicateKey: {
        message: 'The key “{{key}}” stands twice in the same object, so it is not clear which one counts.',
        hint: 'Delete one of the two in the file.',
      },
      forbiddenKey: {
        message: 'The key “{{key}}” is not allowed in a pipeline file.',
        hint: 'Take it out. No pipeline needs it, and it could be an attempt to harm.',
      },
      tooManyNodes: {
        message: 'The file has {{count}} nodes; at most {{limit}} are allowed.',
        hint: 'Divide the pipeline into several files.',
      },
      tooManyWires: {
        message: 'The file has {{count}} wires; at most {{limit}} are allowed.',
        hint: 'Divide the pipeline into several files.',
      },
      danglingReference: {
        message: '“{{path}}” names the node “{{id}}”, which does not exist. The entry was left out.',
        hint: 'Nothing needs to be done; saving writes the file without it.',
      },
    },
    node: {
      duplicateId: {
        message: 'Two nodes have the id “{{id}}”.',
        hint: 'Give one of them another id in the file, and check which of them its wires mean.',
      },
      unknownKind: {
        message: 'The kind “{{kind}}” is not known to this version. The node is kept as it is, but cannot run.',
        hint: 'Update the program, or replace the node by one that this version knows.',
      },
      newer: {
        message: 'The node was made by a newer version: “{{kind}}” has version {{found}}, known is {{known}}.',
        hint: 'It is kept as it is and cannot run here. Update the program.',
      },
    },
    param: {
      type: {
        message: '“{{param}}” must be {{expected}}, but is {{received}}.',
        hint: 'Enter a value of that kind, or reset it to its default.',
      },
      range: {
        message: '“{{param}}” must be {{expected}}, but is {{received}}.',
        hint: 'Enter a value inside these limits.',
      },
      choice: {
        message: '“{{param}}” must be one of {{expected}}, but is {{received}}.',
        hint: 'Choose one of the options.',
      },
      length: {
        message: 'The length of “{{param}}” must be {{expected}}, but is {{received}}.',
        hint: 'Make it shorter or longer.',
      },
      unknown: {
        message: 'The node has a parameter “{{param}}” that its kind does not know. It has no effect.',
        hint: 'Remove it, or check its spelling in the file.',
      },
    },
    port: {
      missing: {
        message: 'Nothing is wired to the input “{{port}}”, which needs a {{type}}.',
        hint: 'Draw a wire to it from an output of that type.',
      },
    },
    wire: {
      unknownNode: {
        message: 'A wire goes to the node “{{id}}”, which does not exist. The wire was left out.',
        hint: 'Wire it anew, or restore the node.',
      },
      unknownPort: {
        message: 'The node “{{id}}” has no port “{{port}}” of that direction. The wire was left out.',
        hint: 'Wire it anew to one of the node’s ports.',
      },
      type: {
        message: 'An output of type {{from}} cannot be wired to an input of type {{to}}.',
        hint: 'Use a node between them that turns the one into the other, or another port.',
      },
      occupied: {
        message: 'Two wires go to “{{port}}” of “{{id}}”, which takes one. The second was left out.',
        hint: 'Keep the one that you need.',
      },
      duplicate: {
        message: 'The wire from “{{from}}” to “{{to}}” stands twice. The second was left out.',
        hint: 'Nothing needs to be done; saving writes it once.',
      },
      cycle: {
        message: 'This wire would close a circle: {{path}}. A pipeline runs forwards only.',
        hint: 'Take out one of the wires of the circle.',
      },
      inCycle: {
        message: 'This wire closes a circle: {{path}}. A pipeline runs forwards only; the wire was left out.',
        hint: 'Check which wire of the circle should go, and wire the others anew if needed.',
      },
      self: {
        message: 'A node cannot be wired to itself.',
        hint: 'Draw the wire to another node.',
      },
    },
    edit: {
      paste: {
        message: 'The clipboard does not hold nodes of a pipeline.',
        hint: 'Copy nodes on the canvas first.',
      },
      limit: {
        message: 'The pipeline would have {{count}} nodes; at most {{limit}} are allowed.',
        hint: 'Delete nodes that are not needed, or start another pipeline.',
      },
      repair: {
        message: 'This repair no longer fits the pipeline.',
        hint: 'The pipeline has changed since; look at the problem again.',
      },
    },
    analysis: {
      failed: {
        message: 'What this node does could not be worked out: {{what}}.',
        hint: 'This is a fault of the program, not of your pipeline. Please report it with the file.',
      },
    },
  },
} as const;
