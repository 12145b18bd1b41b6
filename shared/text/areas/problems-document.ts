// Problems that the pipeline file, its edits and the analysis find: what is wrong, what was expected,
// what was found; and how to mend it.
import { inBoth } from '#shared/text/in-both.ts';

export const documentProblems = inBoth({
  en: {
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
  zh: {
    document: {
      tooLarge: {
        message: '文件有 {{bytes}} 字节，流程文件最多 {{limit}} 字节。',
        hint: '请确认这是流程文件。数据应放在它旁边的文件里，而不是写在其中。',
      },
      notUtf8: {
        message: '文件第 {{line}} 行（第 {{byte}} 个字节）不是 UTF-8 文本。',
        hint: '请修正此处的文本并保存为 UTF-8，或恢复较早的文件副本。',
      },
      notJson: {
        message: '这不是有效的 JSON：{{what}}。',
        hint: '请修正此处的文本，或换用较早的副本。',
      },
      tooDeep: {
        message: '文件在此处的嵌套超过 {{limit}} 层。',
        hint: '流程文件大约只需要六层。文件可能已损坏，或者不是流程文件。',
      },
      notPipeline: {
        message: '这个 JSON 不是流程文件：顶层没有整数“formatVersion”。',
        hint: '请选择由本程序写出的 .loom 文件。',
      },
      newer: {
        message: '文件的格式版本为 {{found}}，本程序最高支持 {{known}}。',
        hint: '文件以只读方式打开。要修改它，请更新程序。',
      },
      newerUnreadable: {
        message: '文件的格式版本为 {{found}}，本程序最高支持 {{known}}，无法读取。',
        hint: '请更新程序后再打开。',
      },
      type: {
        message: '“{{path}}”应为{{expected}}，实际为{{received}}。',
        hint: '请在文件中修正此处的值。',
      },
      missing: {
        message: '缺少“{{path}}”，它应为{{expected}}。',
        hint: '请在文件中的此处补上。',
      },
      unknownField: {
        message: '字段“{{path}}”无法识别，已忽略。',
        hint: '请检查拼写。保存后文件中将不再包含它。',
      },
      duplicateKey: {
        message: '键“{{key}}”在同一个对象中出现了两次，无法判断以哪个为准。',
        hint: '请在文件中删去其中一个。',
      },
      forbiddenKey: {
        message: '流程文件中不允许出现键“{{key}}”。',
        hint: '请删去它。流程用不到这个键，它可能是恶意内容。',
      },
      tooManyNodes: {
        message: '文件有 {{count}} 个节点，最多允许 {{limit}} 个。',
        hint: '请把流程拆分成几个文件。',
      },
      tooManyWires: {
        message: '文件有 {{count}} 条连线，最多允许 {{limit}} 条。',
        hint: '请把流程拆分成几个文件。',
      },
      danglingReference: {
        message: '“{{path}}”提到的节点“{{id}}”不存在，该条目已忽略。',
        hint: '无需处理，保存后文件中将不再包含它。',
      },
    },
    node: {
      duplicateId: {
        message: '有两个节点的标识都是“{{id}}”。',
        hint: '请在文件中为其中一个换一个标识，并检查各条连线指的是哪一个。',
      },
      unknownKind: {
        message: '当前版本不认识节点类型“{{kind}}”。节点会原样保留，但无法运行。',
        hint: '请更新程序，或换成当前版本认识的节点。',
      },
      newer: {
        message: '该节点由更新的版本创建：“{{kind}}”的版本为 {{found}}，已知的版本为 {{known}}。',
        hint: '节点会原样保留，但在此无法运行。请更新程序。',
      },
    },
    param: {
      type: {
        message: '“{{param}}”应为 {{expected}}，实际为 {{received}}。',
        hint: '请输入这种类型的值，或恢复默认值。',
      },
      range: {
        message: '“{{param}}”应满足 {{expected}}，实际为 {{received}}。',
        hint: '请输入范围之内的值。',
      },
      choice: {
        message: '“{{param}}”应为 {{expected}} 之一，实际为 {{received}}。',
        hint: '请从选项中选择。',
      },
      length: {
        message: '“{{param}}”的长度应满足 {{expected}}，实际为 {{received}}。',
        hint: '请缩短或加长。',
      },
      unknown: {
        message: '该类型的节点没有参数“{{param}}”，它不起作用。',
        hint: '请删去它，或检查文件中的拼写。',
      },
    },
    port: {
      missing: {
        message: '输入“{{port}}”没有连线，它需要{{type}}。',
        hint: '请从相应类型的输出拉一条连线过来。',
      },
    },
    wire: {
      unknownNode: {
        message: '有一条连线指向不存在的节点“{{id}}”，该连线已忽略。',
        hint: '请重新连线，或恢复该节点。',
      },
      unknownPort: {
        message: '节点“{{id}}”在该方向上没有端口“{{port}}”，该连线已忽略。',
        hint: '请重新连接到该节点已有的端口。',
      },
      type: {
        message: '{{from}}类型的输出不能连到{{to}}类型的输入。',
        hint: '请在两者之间加一个做转换的节点，或换一个端口。',
      },
      occupied: {
        message: '“{{id}}”的输入“{{port}}”只能接一条连线，却有两条。第二条已忽略。',
        hint: '请保留需要的那一条。',
      },
      duplicate: {
        message: '从“{{from}}”到“{{to}}”的连线出现了两次，第二条已忽略。',
        hint: '无需处理，保存后只保留一条。',
      },
      cycle: {
        message: '这条连线会形成环：{{path}}。流程只能向前进行。',
        hint: '请去掉环上的一条连线。',
      },
      inCycle: {
        message: '这条连线会形成环：{{path}}。流程只能向前进行，该连线已忽略。',
        hint: '请确认应去掉环上的哪一条连线，必要时重新连接其余的。',
      },
      self: {
        message: '节点不能连到自己。',
        hint: '请连到另一个节点。',
      },
    },
    edit: {
      paste: {
        message: '剪贴板里没有流程的节点。',
        hint: '请先在画布上复制节点。',
      },
      limit: {
        message: '流程将有 {{count}} 个节点，最多允许 {{limit}} 个。',
        hint: '请删去不需要的节点，或新建一个流程。',
      },
      repair: {
        message: '这项修复已不适用于当前的流程。',
        hint: '流程在此之后有改动，请重新查看该问题。',
      },
    },
    analysis: {
      failed: {
        message: '无法推算该节点的行为：{{what}}。',
        hint: '这是程序的错误，不是流程的问题。请附上文件反馈给我们。',
      },
    },
  },
});
