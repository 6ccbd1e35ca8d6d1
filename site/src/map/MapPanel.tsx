import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Entity, Verdict } from "../api/types.gen.ts";
import { accountOf, hueClass } from "../state/accounts.ts";
import { goTo, notRun, playing } from "../state/player.ts";
import { report, steps } from "../state/results.ts";
import { description as aboutDocument, documentId, hasFile } from "../state/document.ts";
import { largeMap, openFile, selectedFile, selectedStep } from "../state/selection.ts";
import { sharing } from "../state/share.ts";
import { world } from "../state/world.ts";
import { Icon, type IconName, iconPath } from "../ui/Icon.tsx";
import { Player } from "../player/Player.tsx";
import { paragraphs } from "../ui/paragraphs.ts";
import { PanelHead } from "../ui/PanelHead.tsx";
import { rove } from "../ui/roving.ts";
import { around, callerOf, graphOf, type Graph, targetOf } from "./graph.ts";
import { type Box, layout, pillLabel, type PlacedLink, type PlacedRegion, type PlacedThing } from "./layout.ts";
import { MapText } from "./MapText.tsx";
import { entityWords, stepWords } from "./words.ts";

const graphShown = sharing(() => (report.value ? graphOf(report.value) : null));

/** The world as a drawing, with the steps as arrows. */
export function MapPanel() {
  const [about, setAbout] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = frame.current!;
    const observer = new ResizeObserver(() => {
      setRoom({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const shown = report.value;
  const graph = graphShown.value;
  const description = shown?.description || aboutDocument.value;
  return (
    <section class="panel map-panel" id="panel-map" aria-labelledby="map-title">
      <PanelHead id="map-title" title="Map">
        <Player narrowOnly />
        <button type="button" class="tool" aria-expanded={about} aria-controls="map-about" onClick={() => setAbout(!about)}>
          Description
        </button>
        <button
          type="button"
          class="tool wide-only"
          aria-pressed={largeMap.value}
          aria-label="Large map"
          title={largeMap.value ? "Smaller map" : "Larger map, in place of the files"}
          onClick={() => (largeMap.value = !largeMap.value)}
        >
          <Icon name={largeMap.value ? "shrink" : "grow"} />
        </button>
      </PanelHead>
      <p class={`map-about ${about ? "whole" : ""} ${shown ? "" : "awaited"}`} id="map-about">{paragraphs(description).join(" ")}</p>
      <div class="map-frame" ref={frame}>
        {graph && room.width > 0 ? <Drawing graph={graph} width={room.width - 24} height={room.height - 20} /> : null}
      </div>
      <MapText />
    </section>
  );
}

function Drawing({ graph, width, height }: { graph: Graph; width: number; height: number }) {
  const at = selectedStep.value;
  const plan = useMemo(() => layout(around(graph, at), width, height), [graph, at, width, height]);
  const present = new Set(world.value.map((entity) => entity.id));
  const now = new Map(world.value.map((entity) => [entity.id, entity]));
  const step = steps.value[selectedStep.value];
  const caller = step ? callerOf(step) : "";
  const target = step ? targetOf(step, { has: (id) => plan.things.some((t) => t.thing.id === id) }) : "";
  const drawing = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    const frame = drawing.current?.parentElement;
    const ends = plan.things.filter(({ thing: { id } }) => id === caller || id === target);
    if (frame && ends.length > 0) bringIntoView(frame, Math.min(...ends.map((box) => box.y)), Math.max(...ends.map((box) => box.y + box.h)));
    // Asking for positions costs a layout: not at every edit.
  }, [at, width, height, documentId.value]);
  // The chosen way is drawn last, over the others.
  const links = [...plan.links].sort((a, b) => Number(isChosen(a)) - Number(isChosen(b)));
  const first = plan.things[0]?.thing.id;
  return (
    <svg
      class={`map ${playing.value ? "playing" : ""}`}
      ref={drawing}
      width={plan.width}
      height={plan.height}
      viewBox={`0 0 ${plan.width} ${plan.height}`}
      role="group"
      aria-label="Accounts, what they own, and the steps between them"
      onKeyDown={rove}
    >
      {plan.regions.map((region) => (
        <RegionBox key={region.region.id} region={region} />
      ))}
      {links.map((link) => (
        <Way key={link.key} link={link} />
      ))}
      {plan.things.map((thing) => (
        <ThingBox
          key={thing.thing.id}
          placed={thing}
          entity={now.get(thing.thing.id) ?? thing.thing.entity}
          there={present.has(thing.thing.id) || thing.thing.entity.arn === ""}
          part={thing.thing.id === caller ? "caller" : thing.thing.id === target ? "target" : ""}
          first={thing.thing.id === first}
        />
      ))}
      {links.map((link) => (
        <Pills key={link.key} link={link} />
      ))}
    </svg>
  );
}

/** Scrolls a map that does not fit to what the chosen step is about; its upper end goes first. */
function bringIntoView(frame: Element, top: number, bottom: number): void {
  const margin = 24;
  if (bottom + margin > frame.scrollTop + frame.clientHeight) frame.scrollTop = bottom + margin - frame.clientHeight;
  if (top - margin < frame.scrollTop) frame.scrollTop = top - margin;
}

const isLater = (of: readonly number[]): boolean => of.every(notRun);
const isChosen = (link: PlacedLink): boolean => link.steps.includes(selectedStep.value);

function RegionBox({ region: { region, x, y, w, h } }: { region: PlacedRegion }) {
  const number = region.entity?.number ?? "";
  const file = region.entity && hasFile(region.entity.file) ? region.entity.file : "";
  return (
    <g class={`region ${hueClass(region.id)}`}>
      <rect class="region-box" x={x} y={y} width={w} height={h} rx={8} />
      <text class="region-name" x={x + 10} y={y + 18}>
        {fit(region.name, w - 16, 7)}
      </text>
      <text class="region-number" x={x + 10} y={y + 32}>
        {number}
      </text>
      {file ? (
        <Press box={{ x, y, w, h: 38 }} radius={8} label={`${region.name}, account ${number}, opens ${file}`} act={() => openFile(file)} />
      ) : null}
      {region.hidden > 0 ? (
        <text class="region-more" x={x + 12} y={y + h - 8}>
          {`and ${region.hidden} more without a part in the flow`}
        </text>
      ) : null}
    </g>
  );
}

function ThingBox(props: { placed: PlacedThing; entity: Entity; there: boolean; part: string; first: boolean }) {
  const { placed, entity, there, part, first } = props;
  const { x, y, w, h, depth } = placed;
  const file = hasFile(entity.file) ? entity.file : "";
  const row = depth === 0 ? 28 : 24;
  const name = entity.object?.key ?? (entity.session?.profile || entity.name);
  const owner = entity.object ? accountOf(entity.object.owner) : undefined;
  const indent = depth === 0 ? 27 : 24;
  const badge = entity.object ? badgeText(owner?.name ?? "anonymous", w - indent - 8 - name.length * 6.6) : "";
  const badgeWidth = badge ? Math.min(badge.length * 5.8 + 10, w * 0.45) : 0;
  const classes = ["thing", `kind-${entity.kind}`, hueClass(entity.account), there ? "" : "absent", part, file && file === selectedFile.value ? "open" : ""];
  const words = [entityWords(entity), there ? "" : "not there at this step", part ? `${part} of this step` : "", file ? `opens ${file}` : ""];
  return (
    <g class={classes.join(" ")}>
      <g aria-hidden="true">
        <rect class="thing-box" x={x} y={y} width={w} height={h} rx={depth === 0 ? 6 : 4} />
        <Sign name={entity.kind} x={x + 8} y={y + row / 2 - 7} />
        <text class="thing-name" x={x + indent} y={y + row / 2 + 4}>
          {fit(name, w - indent - 6 - badgeWidth, depth === 0 ? 7.2 : 6.6)}
        </text>
        {badge ? (
          <g class={hueClass(owner?.id ?? "")}>
            <rect class="owner-box" x={x + w - badgeWidth - 4} y={y + 4} width={badgeWidth} height={row - 8} rx={3} />
            <text class="owner-name" x={x + w - badgeWidth / 2 - 4} y={y + row / 2 + 3.5} text-anchor="middle">
              {fit(badge, badgeWidth - 4, 5.4)}
            </text>
          </g>
        ) : null}
        {entity.bucket ? (
          <text class="thing-flags" x={x + 10} y={y + row + 8}>
            {fit(bucketFlags(entity), w - 14, 5.3)}
          </text>
        ) : null}
      </g>
      <Press
        box={{ x, y, w, h: depth === 0 ? hitHeight(entity) : h }}
        radius={depth === 0 ? 6 : 4}
        label={words.filter(Boolean).join(", ")}
        title={entity.arn || name}
        first={first}
        act={file ? () => openFile(file) : null}
      />
    </g>
  );
}

interface PressProps {
  box: Box;
  radius: number;
  label: string;
  title?: string;
  first?: boolean;
  act: (() => void) | null;
}

/** A place of the drawing that can be pressed; what is drawn there is not read out. */
function Press({ box, radius, label, title, first = false, act }: PressProps) {
  return (
    <rect
      class="press"
      x={box.x}
      y={box.y}
      width={box.w}
      height={box.h}
      rx={radius}
      role="button"
      tabindex={first ? 0 : -1}
      data-roving
      aria-label={label}
      aria-disabled={act ? undefined : "true"}
      onClick={() => act?.()}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          act?.();
        }
      }}
    >
      {title ? <title>{title}</title> : null}
    </rect>
  );
}

/** What of a box is its own to press: the things inside it have theirs. */
const hitHeight = (entity: Entity): number => 28 + (entity.bucket ? 18 : 0);

/** The owner's name, or its initials where both names do not fit. */
function badgeText(name: string, room: number): string {
  if (name.length * 5.8 + 10 <= room) return name;
  return name
    .split(/\s+/)
    .map((word) => [...word][0] ?? "")
    .join("")
    .slice(0, 3);
}

function bucketFlags(entity: Entity): string {
  const bucket = entity.bucket!;
  const blocks = Object.values(bucket.blockPublicAccess).filter(Boolean).length;
  return [bucket.objectOwnership, bucket.hasPolicy ? "policy" : "no policy", `BPA ${blocks}/4`].join(" · ");
}

function Way({ link }: { link: PlacedLink }) {
  if (!link.path || isLater(link.steps)) return null;
  return (
    <g class={`way v-${link.verdict} ${isChosen(link) ? "chosen" : ""}`} aria-hidden="true">
      <path class="way-line" d={link.path} />
      <path class="way-head" d={link.head} />
      <path class="way-hit" d={link.path} onClick={() => goTo(nextOf(link.steps))} />
    </g>
  );
}

/** What has several steps goes through them one press at a time. */
function nextOf(of: readonly number[]): number {
  const at = of.indexOf(selectedStep.value);
  return of[at + 1] ?? of[0]!;
}

function Pills({ link }: { link: PlacedLink }) {
  return (
    <>
      {link.pills.map((pill) => {
        if (isLater(pill.steps)) return null;
        const chosen = pill.steps.includes(selectedStep.value);
        const next = nextOf(pill.steps);
        const step = steps.value[chosen ? selectedStep.value : next];
        const label = pillLabel(pill.steps);
        const choose = (): void => {
          goTo(next);
        };
        return (
          <g
            key={pill.steps[0]}
            class={`pill v-${link.verdict} ${chosen ? "chosen" : ""}`}
            role="button"
            tabindex={-1}
            data-roving
            aria-label={step ? `${stepWords(step)}${pill.steps.length > 1 ? `; one of the steps ${label}` : ""}` : label}
            aria-pressed={chosen}
            onClick={choose}
            onKeyDown={(event) => {
              if (event.key === "Enter" || event.key === " ") {
                event.preventDefault();
                choose();
              }
            }}
          >
            <rect x={pill.x} y={pill.y} width={pill.w} height={pill.h} rx={pill.h / 2} />
            <text x={pill.x + (pill.w - 14) / 2 + 2} y={pill.y + 13} text-anchor="middle">
              {label}
            </text>
            <VerdictSign verdict={link.verdict} x={pill.x + pill.w - 15} y={pill.y + 4} />
          </g>
        );
      })}
    </>
  );
}

function VerdictSign({ verdict, x, y }: { verdict: Verdict; x: number; y: number }) {
  return <path class="sign" transform={`translate(${x} ${y}) scale(0.625)`} d={iconPath(verdict)} />;
}

function Sign({ name, x, y }: { name: IconName; x: number; y: number }) {
  return <path class="sign" transform={`translate(${x} ${y}) scale(0.875)`} d={iconPath(name)} />;
}

/** Text cut to a width, by an estimate of what a letter takes; the whole stands in the title. */
function fit(text: string, room: number, letter: number): string {
  const count = Math.floor(room / letter);
  return [...text].length <= count ? text : [...text].slice(0, Math.max(1, count - 1)).join("") + "…";
}
