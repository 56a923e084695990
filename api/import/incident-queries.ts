import { insertMany } from "./bulk-queries.ts";
import { noteOutliers, noteOutside } from "./check-queries.ts";
import type { ImportKind, Load } from "./kind.ts";
import { ADDRESS, CODE, LAT, LNG, PAIR } from "./shared-fields.ts";
import { upsert } from "./upsert-queries.ts";

/** Steps of the flow, and the columns that say when each was taken. `time` is when the incident was reported. */
const STEPS = [
  ["reported", "time"],
  ["assigned", "assigned_at"],
  ["handled", "handled_at"],
  ["closed", "closed_at"],
  ["rated", "rated_at"],
] as const;

/** 事件. */
export const incidents: ImportKind = {
  kind: "incidents",
  zh: "事件",
  shape: "point",
  evidence: ["areas", "buildings"],
  tables: ["incident", "incident_step"],
  sealed: ["reporter", "reporter_phone"],
  fields: [
    { ...CODE, names: ["事件编码", "事件编号", "工单编号", "工单号", "案件编号", ...CODE.names] },
    LNG,
    LAT,
    PAIR,
    {
      name: "time",
      zh: "时间",
      names: [
        "发生时间",
        "上报时间",
        "报告时间",
        "受理时间",
        "事发时间",
        "日期",
        "reported_at",
        "datetime",
        "timestamp",
        "date",
      ],
      type: "time",
      required: true,
    },
    {
      name: "kind",
      zh: "类别",
      names: ["事件类别", "事件类型", "类型", "问题类型", "案件类型", "type", "category"],
      type: "code",
      table: "incident_kind",
    },
    {
      name: "source",
      zh: "来源",
      names: ["事件来源", "上报来源", "渠道"],
      type: "code",
      table: "incident_source",
      synonyms: {
        hotline: ["12345", "12345热线", "热线"],
        resident: ["居民", "居民上报", "群众上报"],
        worker: ["网格员上报"],
        patrol: ["巡逻"],
      },
    },
    {
      name: "urgency",
      zh: "紧急程度",
      names: ["紧急", "等级", "优先级", "priority"],
      type: "code",
      table: "urgency",
      synonyms: { normal: ["普通"], urgent: ["较急"], critical: ["特别紧急", "加急"] },
    },
    {
      name: "state",
      zh: "状态",
      names: ["处理状态", "办理状态", "事件状态", "status"],
      type: "code",
      table: "incident_state",
      synonyms: {
        reported: ["待分办", "待受理", "未处理", "待处理", "新建", "open"],
        assigned: ["已分办", "已派单", "待处置", "处理中", "处置中", "办理中"],
        handled: ["已处置", "已处理", "待反馈"],
        closed: ["已反馈", "已办结", "办结", "结案", "已结案", "完成", "已完成", "done"],
        rated: ["已评价"],
      },
    },
    {
      name: "text",
      zh: "内容",
      names: [
        "描述",
        "事件描述",
        "事件内容",
        "诉求内容",
        "问题描述",
        "情况",
        "标题",
        "description",
        "content",
        "title",
      ],
      type: "text",
    },
    ADDRESS,
    { name: "due", zh: "时限", names: ["截止时间", "办结时限", "期限", "due_at", "deadline"], type: "time" },
    { name: "assignee", zh: "处置人", names: ["处置人员", "承办人", "负责人", "处理人", "人员编码"], type: "text" },
    {
      name: "reporter",
      zh: "报告人",
      names: ["报事人", "来电人", "诉求人", "反映人", "上报人", "联系人", "报告人姓名", "来电人姓名"],
      type: "text",
    },
    {
      name: "reporter_phone",
      zh: "报告人电话",
      names: ["来电号码", "来电电话", "诉求人电话", "反映人电话", "上报人电话", "联系电话", "联系方式", "手机号"],
      type: "text",
    },
    { name: "assigned_at", zh: "分办时间", names: ["派单时间", "分派时间"], type: "time" },
    { name: "handled_at", zh: "处置时间", names: ["处理时间", "完成时间"], type: "time" },
    { name: "closed_at", zh: "反馈时间", names: ["办结时间", "结案时间"], type: "time" },
    { name: "rated_at", zh: "评价时间", names: ["回访时间"], type: "time" },
  ],
  async load(load) {
    const { tx } = load;
    await noteOutliers(tx);
    await noteWrongOrder(load);
    if (load.has("assignee")) {
      await tx`
        insert into import_fault
        select nth, line, false, 'staff_unknown', array[assignee]
        from import_staged as row
        where assignee is not null and not exists (select from staff where staff.code = row.assignee)`;
    }
    const counts = await upsert(load, {
      table: "incident",
      columns: [
        { name: "text", value: "coalesce(row.text, kind.name_zh, other.name_zh)", field: "text" },
        { name: "kind_id", value: "coalesce(kind.id, other.id)", field: "kind" },
        { name: "source_id", value: "coalesce(source.id, imported.id)", field: "source" },
        { name: "urgency_id", value: "coalesce(urgency.id, normal.id)", field: "urgency" },
        { name: "state_id", value: "state.id", field: "state" },
        { name: "reported_at", value: "row.time" },
        { name: "due_at", value: "row.due", field: "due" },
        { name: "address", value: "row.address", field: "address" },
        { name: "assignee_id", value: "assignee.id", field: "assignee" },
        { name: "reporter", value: "row.reporter", field: "reporter" },
        { name: "reporter_phone", value: "row.reporter_phone", field: "reporter_phone" },
        { name: "position", value: "row.position" },
      ],
      joins: `
        left join incident_kind as kind on kind.code = row.kind
        left join incident_kind as other on other.code = 'other'
        left join incident_source as source on source.code = row.source
        left join incident_source as imported on imported.code = 'import'
        left join urgency on urgency.code = row.urgency
        left join urgency as normal on normal.code = 'normal'
        left join incident_state as state on state.code = coalesce(row.state, ${stateFromTimes(load)})
        left join staff as assignee on assignee.code = row.assignee`,
      home: { point: "row.position", day: "row.time::date", trigger: "incident_area" },
    });
    const added = await addSteps(load);
    await noteOutside(tx, "incident");
    return { loaded: counts.loaded, updated: counts.updated + added };
  },
};

/**
 * The state of a row that names none: the last step it has a time for. A file without any such time is a record of the
 * past, and its incidents are closed: see docs/decisions/0004-imported-incidents-are-closed.md.
 */
function stateFromTimes({ has }: Load): string {
  const timed = STEPS.slice(1).filter(([, field]) => has(field));
  if (timed.length === 0) return "'closed'";
  const cases = timed.reverse().map(([state, field]) => `when row.${field} is not null then '${state}'`);
  return `case ${cases.join(" ")} else 'reported' end`;
}

/** Adds the steps that staged incidents have times for and the database lacks. Gives how many known rows only this changed. */
async function addSteps({ tx, has }: Load): Promise<number> {
  const steps = STEPS.filter(([, field]) => has(field));
  const times = steps.map(([state, field]) => `('${state}', row.${field})`).join(", ");
  const insert = (known: boolean) => `
    insert into incident_step (incident_id, state_id, at)
    select incident.id, state.id, step.at
    from import_staged as row
    join incident on incident.code = row.code
    cross join lateral (values ${times}) as step (state, at)
    join incident_state as state on state.code = step.state
    where step.at is not null
      and ${known ? "" : "not"} exists (select from import_known as known where known.nth = row.nth)
      ${
        known
          ? `and not exists (
               select from incident_step as there
               where there.incident_id = incident.id and there.state_id = state.id and there.at = step.at
             )`
          : "order by incident.id, step.at"
      }`;
  await insertMany(tx, "incident_step", insert(false));
  const [{ added }] = await tx.unsafe<{ added: number }[]>(`
    with stepped as (${insert(true)} returning incident_id)
    select count(distinct known.nth) as added
    from stepped
    join import_known as known on known.id = stepped.incident_id
    where not exists (select from import_updated where import_updated.nth = known.nth)`);
  return added;
}

/** Names rows whose steps run backwards in time. */
async function noteWrongOrder({ tx, has }: Load) {
  const NAMES = { time: "发现", assigned_at: "分办", handled_at: "处置", closed_at: "反馈", rated_at: "评价" };
  const steps = STEPS.filter(([, field]) => has(field));
  for (const [index, [, later]] of steps.entries()) {
    if (index === 0) continue;
    const earlier = steps[index - 1][1];
    await tx`
      insert into import_fault
      select nth, line, false, 'time_order', array[${NAMES[earlier]}, ${NAMES[later]}]
      from import_staged
      where ${tx(later)} < ${tx(earlier)}`;
  }
}
