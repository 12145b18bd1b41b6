// The canvas: React Flow drawn from the document, and the gestures of pointer and arrow keys on it. What a gesture
// changes is in gestures.ts; every other command is an action.
import { useCallback, useEffect, useRef } from 'react';
import type { DragEvent, KeyboardEvent, MouseEvent } from 'react';
import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react';
import type { Connection, Edge, EdgeChange, FinalConnectionState, IsValidConnection, OnReconnect } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import '#renderer/canvas/canvas.css';
import '#renderer/canvas/node.css';
import { useCalledOff } from '#renderer/canvas/called-off.ts';
import { CanvasHint } from '#renderer/canvas/CanvasHint.tsx';
import { setCanvasView } from '#renderer/canvas/canvas-view.ts';
import { CutStroke } from '#renderer/canvas/CutStroke.tsx';
import { DrawnWire } from '#renderer/canvas/DrawnWire.tsx';
import { selectionAfter, useFlowEdges, useFlowNodes } from '#renderer/canvas/flow.ts';
import type { FlowNode } from '#renderer/canvas/flow.ts';
import { addKind, connectPorts, disconnect, moveTo, spliceInto } from '#renderer/canvas/gestures.ts';
import { FindBar } from '#renderer/canvas/FindBar.tsx';
import { FrameLayer } from '#renderer/canvas/FrameLayer.tsx';
import { nearestNode } from '#renderer/canvas/nearest.ts';
import type { Direction } from '#renderer/canvas/nearest.ts';
import { NodeView } from '#renderer/canvas/NodeView.tsx';
import { useFar, useOpeningView } from '#renderer/canvas/opening-view.ts';
import { SmallMap } from '#renderer/canvas/SmallMap.tsx';
import { WireEdge } from '#renderer/canvas/WireEdge.tsx';
import type { WireFlowEdge } from '#renderer/canvas/WireEdge.tsx';
import { portEnd, proposedWire, wireRefusal } from '#renderer/canvas/wiring.ts';
import { openDroppedFile } from '#renderer/actions/file-actions.ts';
import { paletteMime } from '#renderer/palette/palette-drag.ts';
import { readDroppedFile } from '#renderer/read-file/dropped.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { useText } from '#renderer/ui/use-text.ts';
import { isNodeKind } from '#shared/nodes/catalogue.ts';
import { kindOfFile } from '#shared/nodes/file-kinds.ts';

// Outside the component: new objects here would make React Flow redraw every node.
const nodeTypes = { pipeline: NodeView };
const edgeTypes = { wire: WireEdge };
const snapGrid: [number, number] = [8, 8];
const fitOptions = { padding: 0.12, maxZoom: 1, minZoom: 0.2 };
/** From so many, those out of sight are not drawn: each that is costs time in every frame. */
const manyNodes = 60;

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export function Canvas() {
  return (
    <ReactFlowProvider>
      <Board />
    </ReactFlowProvider>
  );
}

function Board() {
  const t = useText();
  const region = useRef<HTMLDivElement>(null);
  const flow = useReactFlow<FlowNode, WireFlowEdge>();
  const { nodes, onNodesChange, asInDocument } = useFlowNodes();
  const edges = useFlowEdges();
  const minimap = useView((view) => view.minimap);
  const finding = useView((view) => view.finding > 0);
  const wheelPans = useView((view) => view.wheelPans);
  const readOnly = useDocument((state) => state.readOnly);
  useRegisteredView(region, flow);

  useOpeningView(region);
  useFar(region);
  const calledOff = useCalledOff();
  const isEmpty = nodes.length === 0;

  const onEdgesChange = useCallback((changes: EdgeChange<WireFlowEdge>[]) => {
    const view = useView.getState();
    const chosen = selectionAfter(view.selectedWires, changes);
    if (chosen) view.select(view.selectedNodes, chosen);
  }, []);

  const isValidConnection: IsValidConnection<WireFlowEdge> = useCallback((connection: Connection | Edge) => {
    const wire = wireOf(connection);
    return wire !== undefined && !wireRefusal(useDocument.getState().document, wire);
  }, []);

  const onConnect = useCallback(
    (connection: Connection) => {
      const wire = wireOf(connection);
      if (wire && !calledOff.now()) connectPorts(wire);
    },
    [calledOff],
  );

  const onConnectEnd = useCallback(
    (event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState) => {
      if (calledOff.end()) return;
      // Over a port that refuses, the reason was shown; only the empty canvas offers new nodes.
      if (state.isValid || state.toHandle || !state.fromHandle || !state.fromNode) return;
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!point) return;
      const target = document.elementFromPoint(point.clientX, point.clientY);
      if (!target?.closest('.react-flow__pane, .react-flow__background')) return;
      const screen = { x: point.clientX, y: point.clientY };
      useView.getState().openDialog({
        dialog: 'quick-add',
        at: flow.screenToFlowPosition(screen),
        screen,
        from: portEnd(state.fromNode.id, state.fromHandle.id, state.fromHandle.type),
      });
    },
    [flow, calledOff],
  );

  const reconnected = useRef(false);
  const onReconnect: OnReconnect<WireFlowEdge> = useCallback(
    (old, connection) => {
      const wire = wireOf(connection);
      if (!wire || calledOff.now()) return;
      reconnected.current = true;
      connectPorts(wire, old.id);
    },
    [calledOff],
  );
  const onReconnectStart = useCallback(() => {
    reconnected.current = false;
    calledOff.begin();
  }, [calledOff]);
  const onReconnectEnd = useCallback(
    (_: unknown, edge: WireFlowEdge, __: unknown, state: FinalConnectionState) => {
      // Pulled off its port and let go over nothing: the wire is gone.
      if (!calledOff.end() && !reconnected.current && !state.toHandle) disconnect([edge.id]);
    },
    [calledOff],
  );

  // React Flow leaves several selected when one of them is pressed.
  const onNodeClick = useCallback((event: MouseEvent, { id }: FlowNode) => {
    const { selectedNodes, select } = useView.getState();
    if (selectedNodes.length > 1 && !event.shiftKey && !event.ctrlKey && !event.metaKey) select([id]);
  }, []);

  const onNodeDragStop = useCallback(
    (event: globalThis.MouseEvent | TouchEvent, _: FlowNode, moved: FlowNode[]) => {
      if (calledOff.end()) return asInDocument();
      const [only] = moved;
      const under = only && moved.length === 1 && 'clientX' in event ? wireUnder(event) : undefined;
      const gesture = under && `drop ${only?.id} ${event.timeStamp}`;
      moveAsDrawn(moved, gesture);
      if (only && under) spliceInto(only.id, under, gesture);
    },
    [asInDocument, calledOff],
  );

  const quickAddAt = useCallback(
    (screen: { x: number; y: number }) =>
      useView.getState().openDialog({ dialog: 'quick-add', at: flow.screenToFlowPosition(screen), screen }),
    [flow],
  );

  const onDoubleClick = (event: MouseEvent) => {
    if ((event.target as Element).classList.contains('react-flow__pane'))
      quickAddAt({ x: event.clientX, y: event.clientY });
  };

  const onNodeDoubleClick = (event: MouseEvent, { id }: FlowNode) => {
    // Its title is renamed, its buttons have meanings of their own.
    if (!(event.target as Element).closest('.node-title, button, input')) useView.getState().showResults(id);
  };

  const onPaneClick = (event: MouseEvent) => {
    if ((event.ctrlKey || event.metaKey) && !readOnly) quickAddAt({ x: event.clientX, y: event.clientY });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    const direction = arrows[event.key];
    if (!direction || event.altKey) return;
    event.preventDefault();
    const { selectedNodes, select } = useView.getState();
    const { layout } = useDocument.getState().document;
    if (event.shiftKey || event.ctrlKey || event.metaKey)
      return nudge(selectedNodes, direction, event.shiftKey ? 40 : 8);
    const from = selectedNodes.at(-1);
    const next = from ? nearestNode(layout, from, direction) : Object.keys(layout)[0];
    if (next === undefined) return;
    select([next]);
    focusNode(region.current, flow, next);
  };

  const onDrop = (event: DragEvent) => {
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const kind = event.dataTransfer.getData(paletteMime);
    const [file] = event.dataTransfer.files;
    if (kind && isNodeKind(kind)) {
      event.preventDefault();
      const id = addKind(kind, { x: at.x - 100, y: at.y - 20 });
      const under = wireUnder(event);
      if (id && under) spliceInto(id, under);
    } else if (file) {
      event.preventDefault();
      if (kindOfFile(file.name) === undefined) void openDroppedFile(file);
      else void readDroppedFile(file.name, { x: Math.round(at.x), y: Math.round(at.y) });
    }
  };

  const onContextMenu = (event: MouseEvent) => {
    const under = event.target as Element;
    if (under.closest('input, textarea')) return;
    event.preventDefault();
    const node = under.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
    const wire = under.closest<SVGElement>('.react-flow__edge')?.dataset['id'];
    const view = useView.getState();
    if (node && !view.selectedNodes.includes(node)) view.select([node]);
    if (wire && !view.selectedWires.includes(wire)) view.select([], [wire]);
    const target = node ? 'node' : wire ? 'wire' : 'canvas';
    view.openContextMenu({ at: { x: event.clientX, y: event.clientY }, target });
  };

  return (
    <div
      ref={region}
      className="canvas"
      role="region"
      aria-label={t('workbench.region.canvas')}
      data-region="canvas"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={onDoubleClick}
      onContextMenu={onContextMenu}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
      onFocus={(event) => {
        const element = event.target as HTMLElement;
        const id = element.dataset['node'];
        // A press selects by itself, and with Ctrl or Shift adds to what is selected.
        if (id && element.matches(':focus-visible') && !useView.getState().selectedNodes.includes(id))
          useView.getState().select([id]);
      }}
    >
      <ReactFlow<FlowNode, WireFlowEdge>
        nodes={nodes}
        edges={edges as WireFlowEdge[]}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        isValidConnection={isValidConnection}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        onReconnect={onReconnect}
        onReconnectStart={onReconnectStart}
        onReconnectEnd={onReconnectEnd}
        onNodeClick={onNodeClick}
        onNodeDoubleClick={onNodeDoubleClick}
        onPaneClick={onPaneClick}
        onNodeDragStart={calledOff.begin}
        onNodeDragStop={onNodeDragStop}
        onSelectionDragStart={calledOff.begin}
        onSelectionDragStop={(_, moved) => (calledOff.end() ? asInDocument() : moveAsDrawn(moved))}
        onConnectStart={calledOff.begin}
        connectionLineComponent={DrawnWire}
        connectionMode={ConnectionMode.Strict}
        connectionRadius={28}
        connectOnClick={false}
        edgesReconnectable={!readOnly}
        reconnectRadius={14}
        selectionMode={SelectionMode.Partial}
        snapToGrid
        snapGrid={snapGrid}
        nodesConnectable={!readOnly}
        nodesDraggable={!readOnly}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={['Shift', 'Control', 'Meta']}
        panActivationKeyCode={null}
        zoomOnDoubleClick={false}
        panOnScroll={wheelPans}
        zoomOnScroll={!wheelPans}
        elevateNodesOnSelect
        onlyRenderVisibleElements={nodes.length >= manyNodes}
        minZoom={0.1}
        maxZoom={2.5}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} color="var(--color-border)" />
        <FrameLayer />
        {minimap ? <SmallMap /> : null}
      </ReactFlow>
      {isEmpty ? <CanvasHint /> : null}
      {finding ? <FindBar /> : null}
      <CutStroke region={region} />
    </div>
  );
}

function wireOf(connection: Connection | Edge) {
  const { source, sourceHandle, target, targetHandle } = connection;
  if (!sourceHandle || !targetHandle) return undefined;
  return proposedWire(
    { node: source, port: sourceHandle, side: 'output' },
    { node: target, port: targetHandle, side: 'input' },
  );
}

/** The wire at a place on the screen. */
function wireUnder({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): string | undefined {
  return document
    .elementsFromPoint(clientX, clientY)
    .map((element) => element.closest<SVGElement>('.react-flow__edge')?.dataset['id'])
    .find((id) => id !== undefined);
}

/** Ends a drag: the nodes stay where they are drawn. */
function moveAsDrawn(moved: readonly FlowNode[], gesture?: string): void {
  moveTo(
    moved.map(({ id, position }) => ({ id, x: Math.round(position.x), y: Math.round(position.y) })),
    gesture,
  );
}

function nudge(ids: readonly string[], direction: Direction, by: number): void {
  const { layout } = useDocument.getState().document;
  const x = direction === 'left' ? -by : direction === 'right' ? by : 0;
  const y = direction === 'up' ? -by : direction === 'down' ? by : 0;
  const places = ids.flatMap((id) => {
    const place = layout[id];
    return place ? [{ id, x: place.x + x, y: place.y + y }] : [];
  });
  moveTo(places, `nudge ${ids.join(' ')}`);
}

type Flow = ReturnType<typeof useReactFlow<FlowNode, WireFlowEdge>>;

function bringIntoSight(region: HTMLElement | null, flow: Flow, id: string): void {
  const element = region?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`);
  const box = element?.getBoundingClientRect();
  const frame = region?.getBoundingClientRect();
  const hidden =
    !box ||
    !frame ||
    box.left < frame.left ||
    box.right > frame.right ||
    box.top < frame.top ||
    box.bottom > frame.bottom;
  if (hidden)
    void flow.fitView({ nodes: [{ id }], duration: 0, maxZoom: flow.getZoom(), minZoom: flow.getZoom(), padding: 0.2 });
}

function focusNode(region: HTMLElement | null, flow: Flow, id: string): void {
  const find = () => region?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`);
  bringIntoSight(region, flow, id);
  // A node that was out of sight is drawn in the next frame.
  requestAnimationFrame(() => find()?.focus({ preventScroll: true }));
}

/** Lets actions reach this canvas for as long as it is on screen. */
function useRegisteredView(region: React.RefObject<HTMLDivElement | null>, flow: Flow): void {
  useEffect(() => {
    let wanted: number | undefined;
    const centreOnScreen = () => {
      const frame = region.current?.getBoundingClientRect();
      return frame ? { x: frame.left + frame.width / 2, y: frame.top + frame.height / 2 } : { x: 0, y: 0 };
    };
    setCanvasView({
      fit: (nodes) =>
        void flow.fitView({ ...fitOptions, duration: 160, ...(nodes ? { nodes: nodes.map((id) => ({ id })) } : {}) }),
      zoomBy: (factor) => {
        // A second press counts from where the first is leading, not from where it has come so far.
        wanted = Math.min(2.5, Math.max(0.1, (wanted ?? flow.getZoom()) * factor));
        void flow.zoomTo(wanted, { duration: 120 }).then(() => (wanted = undefined));
      },
      zoomTo: (level) => void flow.zoomTo(level, { duration: 120 }),
      centre: () => flow.screenToFlowPosition(centreOnScreen()),
      focusNode: (id) => focusNode(region.current, flow, id),
      show: (id) => bringIntoSight(region.current, flow, id),
      focusPane: () => region.current?.focus(),
      sizeOf: (id) => {
        const measured = flow.getNode(id)?.measured;
        return measured?.width !== undefined && measured.height !== undefined
          ? { width: measured.width, height: measured.height }
          : undefined;
      },
    });
    return () => setCanvasView(undefined);
  }, [region, flow]);
}
