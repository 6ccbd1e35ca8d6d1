// Code generated from engine/api/types*.go by "go run ./build types"; DO NOT EDIT.

/** Scenario is a folder of small text files. */
export interface Scenario {
  title: string;
  description: string;
  files: File[];
}

/** File is one file of a scenario, byte for byte as its author typed it. */
export interface File {
  path: string;
  text: string;
}

/** Example is a built-in scenario. */
export interface Example {
  /** stable, used in links: "example4" */
  name: string;
  title: string;
  description: string;
  /** of the gallery; "" for a template */
  section: string;
  /** that the scenario answers; "" for a template */
  question: string;
}

/** ExamplesReply answers "examples": the gallery, and what a new scenario may begin as. */
export interface ExamplesReply {
  examples: Example[];
  templates: Example[];
}

/** ExampleRequest asks for an example or a template by its name ("example"). */
export interface ExampleRequest {
  name: string;
}

/** OpenRequest turns the text of an archive into a scenario ("open"). */
export interface OpenRequest {
  archive: string;
}

/** OpenReply carries the scenario and what is wrong with the archive as such. */
export interface OpenReply {
  scenario: Scenario;
  diagnostics: Diagnostic[];
}

/** SaveRequest turns a scenario into the text of an archive ("save"). */
export interface SaveRequest {
  scenario: Scenario;
}

/** SaveReply carries the archive. */
export interface SaveReply {
  archive: string;
}

/** AboutReply answers "about": where the engine's answer may differ from AWS's. */
export interface AboutReply {
  points: Point[];
}

/** PointKind tells the two kinds of points apart. */
export type PointKind =
  /**
   * PointUnverified: AWS's documentation is silent or says both; the engine
   * assumes one.
   */
  | "unverified"
  /** PointDifference: AWS does something that the engine does not. */
  | "difference";

/** Point is one known difference from AWS, or one unverified point. */
export interface Point {
  /** stable */
  code: string;
  title: string;
  /** what the engine does */
  assumption: string;
  /** what AWS may do instead, or does */
  otherwise: string;
  /** address of an AWS page */
  source: string;
  kind: PointKind;
}

/**
 * SimulateRequest asks about one request under given policies, without a scenario
 * ("simulate"). Documents that AWS would refuse to store are evaluated as far as
 * they can be read.
 */
export interface SimulateRequest {
  principal: SimulatedPrincipal;
  /** "s3:GetObject" */
  action: string;
  /** an ARN, or "*" */
  resource: string;
  /** 12 digits; "" is the caller's account */
  resourceAccount: string;
  context: ContextEntry[];
  identity: SimulatedPolicy[];
  /** a permissions boundary is set; Boundary holds its documents */
  hasBoundary: boolean;
  boundary: SimulatedPolicy[];
  /** a session policy was passed; Session holds it */
  hasSession: boolean;
  session: SimulatedPolicy[];
  /** of a role: its trust policy */
  resourcePolicy: SimulatedPolicy | null;
  /** the caller's account is a member of an organization */
  hasScPs: boolean;
  /** root first */
  scPs: PolicyLevel[];
  hasRcPs: boolean;
  rcPs: PolicyLevel[];
  /** CallerInManagementAccount exempts the caller from service control policies. */
  callerInManagementAccount: boolean;
  vpcEndpointPolicy: SimulatedPolicy | null;
  restrictPublicBuckets: boolean;
}

/** SimulatedPrincipal is who asks: one of ARN, Anonymous and Service is set. */
export interface SimulatedPrincipal {
  /** of a user, role session, role, federated user or root user */
  arn: string;
  /** of a role session, where the role has a path */
  roleArn: string;
  /** ARN of the user who called GetFederationToken */
  federatedBy: string;
  anonymous: boolean;
  service: string;
}

/** ContextEntry is a condition key with its values. */
export interface ContextEntry {
  key: string;
  values: string[];
}

/**
 * SimulatedPolicy is a document with a name for the explanation. Ranges in the
 * reply are places in its text.
 */
export interface SimulatedPolicy {
  name: string;
  text: string;
}

/** PolicyLevel is one level of an organization. */
export interface PolicyLevel {
  policies: SimulatedPolicy[];
}

/** SimulateReply carries the decision, or what is wrong with the question. */
export interface SimulateReply {
  /** "" where the question could be answered */
  error: string;
  decision: Decision | null;
}

/** RunRequest runs a scenario ("run"). */
export interface RunRequest {
  scenario: Scenario;
  /**
   * Trace is the index of the step whose decisions carry their layers;
   * -1 for every step. Other steps carry verdict and reason only.
   */
  trace: number;
}

/** Report is everything the engine says about a scenario. */
export interface Report {
  title: string;
  description: string;
  diagnostics: Diagnostic[];
  files: FileInfo[];
  /** before the first command */
  world: Entity[];
  steps: Step[];
  summary: Summary;
}

/** Summary counts the steps. */
export interface Summary {
  /** commands in the flow */
  steps: number;
  /** commands that state an expectation */
  expected: number;
  /** expectations that held */
  met: number;
}

/** FileKind says what a file of the scenario is. */
export type FileKind =
  /** account.json, bucket.json, … */
  | "settings"
  | "identity-policy"
  | "bucket-policy"
  | "trust-policy"
  | "service-control-policy"
  | "resource-control-policy"
  | "flow"
  | "config"
  /** below files/ */
  | "local"
  | "unknown";

/** FileInfo tells what a file is and whose. */
export interface FileInfo {
  path: string;
  kind: FileKind;
  /** ID of the entity that the file describes; may be empty */
  entity: string;
}

/** Place is a position in a file: UTF-16 offset, 1-based line and column. */
export interface Place {
  offset: number;
  line: number;
  column: number;
}

/** Range is a half-open range in a file. */
export interface Range {
  start: Place;
  end: Place;
}

/** Severity of a diagnostic. */
export type Severity =
  | "error"
  | "warning"
  | "info";

/** Diagnostic is a finding about a file, or about the scenario where File is empty. */
export interface Diagnostic {
  file: string;
  range: Range;
  severity: Severity;
  code: string;
  message: string;
  hint: string;
}

/** EntityKind says what an entity is. */
export type EntityKind =
  | "account"
  | "user"
  | "group"
  | "role"
  /** customer managed policy */
  | "policy"
  | "session"
  | "bucket"
  | "object";

/** Entity is one thing of the world, enough to draw it. */
export interface Entity {
  /** its folder in the scenario, with "#…" for parts: unique, stable */
  id: string;
  kind: EntityKind;
  /** ID of the account entity that owns it ("" for an account) */
  account: string;
  name: string;
  arn: string;
  /** the file to open for it; may be empty */
  file: string;
  /** account: its 12 digits */
  number: string;
  /** CanonicalUserID of an account. */
  canonicalUserId: string;
  bucket: BucketInfo | null;
  object: ObjectInfo | null;
  session: SessionInfo | null;
}

/** BucketInfo is what a map shows of a bucket. */
export interface BucketInfo {
  objectOwnership: string;
  blockPublicAccess: BlockPublicAccess;
  hasPolicy: boolean;
  acl: Grant[];
}

/** BlockPublicAccess holds the four settings by their API names. */
export interface BlockPublicAccess {
  blockPublicAcls: boolean;
  ignorePublicAcls: boolean;
  blockPublicPolicy: boolean;
  restrictPublicBuckets: boolean;
}

/** ObjectInfo is what a map shows of an object. */
export interface ObjectInfo {
  /** ID of the bucket entity */
  bucket: string;
  key: string;
  /** ID of the owning account's entity; "" for anonymous */
  owner: string;
  size: number;
  acl: Grant[];
}

/** SessionInfo is what a map shows of temporary credentials. */
export interface SessionInfo {
  /** ID of the role or user entity */
  of: string;
  /** ID of the entity that asked for the session */
  creator: string;
  profile: string;
  /** RFC 3339 */
  expires: string;
}

/** Grant is one grant of an access control list. */
export interface Grant {
  /** account name, group name, or canonical user ID */
  grantee: string;
  permission: string;
}

/** Verdict of a decision or a step. */
export type Verdict =
  | "allow"
  | "explicit-deny"
  | "implicit-deny"
  /** VerdictNotModelled: the outcome hinges on something the engine does not know. */
  | "not-modelled"
  /**
   * VerdictError: refused for a reason other than access (a wrong parameter, a
   * missing bucket); or no authorization took place.
   */
  | "error"
  /** VerdictNone: the layer has no say. */
  | "none";

/** Step is one command of the flow and what became of it. */
export interface Step {
  index: number;
  description: string;
  command: string;
  /** in flow.sh: the command itself */
  range: Range;
  service: string;
  operation: string;
  caller: Caller;
  /** ID of the entity that the command is about; may be empty */
  target: string;
  verdict: Verdict;
  /** one to three sentences */
  reason: string;
  result: Result;
  decisions: Decision[];
  /**
   * Unverified are the points (see "about") on which the outcome hinges, besides
   * those of its decisions.
   */
  unverified: Point[];
  expectation: Expectation | null;
  changed: Entity[];
  removed: string[];
}

/** Caller is who a command ran as. */
export interface Caller {
  profile: string;
  /** "user", "role-session", "federated-user", "root", "service", "anonymous", "" where unknown */
  kind: string;
  arn: string;
  /** ID of the account entity */
  account: string;
  /** ID of the user, role or session entity */
  entity: string;
}

/** Result is what the AWS CLI would give. */
export interface Result {
  stdout: string;
  stderr: string;
  exitCode: number;
  /** 0 where no request was sent */
  httpStatus: number;
  errorCode: string;
}

/** Expectation is what the flow states about a command. */
export interface Expectation {
  /** as written, the lines joined by a newline */
  text: string;
  met: boolean;
  /** why it was not met */
  message: string;
  range: Range;
}

/** Decision is one authorization: one action on one resource. */
export interface Decision {
  principal: string;
  action: string;
  resource: string;
  /** 12 digits */
  resourceAccount: string;
  verdict: Verdict;
  reason: string;
  deciding: StatementRef | null;
  /** layers that lacked an allow */
  missing: string[];
  /** points on which the verdict hinges that AWS does not document */
  unverified: Point[];
  notModelled: string[];
  layers: Layer[];
}

/** StatementRef names a statement of a policy. */
export interface StatementRef {
  layer: string;
  policy: string;
  file: string;
  index: number;
  sid: string;
  range: Range;
}

/** Layer is one kind of policy, or the ACL, in the decision. */
export interface Layer {
  /** "scp", "rcp", "identity", "resource", "trust", "boundary", "session", "vpc-endpoint", "acl", "public-access-block" */
  kind: string;
  title: string;
  /** 12 digits of the account whose say this is */
  account: string;
  verdict: Verdict;
  note: string;
  policies: PolicyTrace[];
  grants: GrantTrace[];
}

/** PolicyTrace is one policy and every statement in it. */
export interface PolicyTrace {
  name: string;
  file: string;
  verdict: Verdict;
  statements: StatementTrace[];
}

/** Match is the result of comparing one element. */
export type Match =
  | "yes"
  | "no"
  | "not-modelled";

/** StatementTrace tells whether a statement matched, element by element. */
export interface StatementTrace {
  index: number;
  sid: string;
  effect: string;
  match: Match;
  /** exactly one element kept it from matching */
  nearMiss: boolean;
  range: Range;
  elements: ElementTrace[];
}

/** ElementTrace is one element of a statement, or one condition key. */
export interface ElementTrace {
  /** "Principal", "NotAction", …, "Condition" */
  element: string;
  /** of a condition */
  operator: string;
  /** of a condition */
  key: string;
  match: Match;
  /** whether the request has the value */
  present: boolean;
  /** from the request */
  actual: string[];
  /** from the policy */
  required: string[];
  note: string;
  range: Range;
}

/** GrantTrace is one grant of an ACL and whether it helped. */
export interface GrantTrace {
  grantee: string;
  permission: string;
  match: Match;
  note: string;
}

/** MatrixRequest asks who may do what ("matrix"). */
export interface MatrixRequest {
  scenario: Scenario;
  /**
   * Step names the world: the one after the step of this index, or, where it is
   * -1, the one before the first command.
   */
  step: number;
}

/**
 * MatrixReply tells who may do what, as plain requests: signed, over TLS, from the
 * scenario's address or VPC endpoint, with no options.
 */
export interface MatrixReply {
  principals: MatrixPrincipal[];
  actions: string[];
  resources: MatrixResource[];
  /**
   * Cells has one letter for each, at (p*len(Actions)+a)*len(Resources)+r:
   * 'a' allow, 'x' explicit deny, 'i' implicit deny, 'n' not modelled, '-' where
   * the action does not apply to the resource.
   */
  cells: string;
  /** Omitted is how many principals and objects were left out, being too many. */
  omitted: number;
}

/** MatrixPrincipal is one who may ask. */
export interface MatrixPrincipal {
  /** of its entity; a root user's is its account's with "#root"; "anonymous" */
  id: string;
  name: string;
  /** as Caller.Kind, or "role": any session of it, without a session policy */
  kind: string;
  arn: string;
  /** ID of the account entity; "" for anonymous */
  account: string;
}

/** MatrixResource is something that actions are on. */
export interface MatrixResource {
  /** of its entity, or what a new object's would be */
  id: string;
  name: string;
  /** "bucket", "object", "new-object" (a key that is not there yet), "role" */
  kind: string;
  arn: string;
  /** ID of the account entity that owns it */
  account: string;
}

/**
 * AskRequest asks for one decision in the scenario's world, by all kinds of
 * policies and by ACLs ("ask").
 */
export interface AskRequest {
  scenario: Scenario;
  /** as in MatrixRequest */
  step: number;
  /** a MatrixPrincipal's ID, the ARN of a principal, "anonymous", or a service's name */
  principal: string;
  action: string;
  /** an ARN, or "*" */
  resource: string;
  /**
   * Context is added to what a plain request has by itself, or replaces it. A key
   * without values is taken out.
   */
  context: ContextEntry[];
}

/** AskReply carries the decision, or what is wrong with the question. */
export interface AskReply {
  /** "" where the question could be answered */
  error: string;
  decision: Decision | null;
  /** every condition key that the request had */
  context: ContextEntry[];
}

/** ChangesRequest compares two scenarios ("changes"). */
export interface ChangesRequest {
  before: Scenario;
  after: Scenario;
}

/** ChangesReply tells what differs, in files and in what they bring about. */
export interface ChangesReply {
  files: FileChange[];
  /** those that are new, gone, or came out differently */
  steps: StepChange[];
  /** of the matrix, in the world before the first command, then in that after the last */
  cells: CellChange[];
  /** further cells */
  more: number;
}

/** FileChange is one file that differs. */
export interface FileChange {
  path: string;
  /** "added", "removed", "edited", "renamed" */
  kind: string;
  /** the former path of a renamed file */
  from: string;
}

/** StepChange is one command that came out differently. */
export interface StepChange {
  /** index of the step; -1 where there is none */
  before: number;
  after: number;
  /** as it is after; of a step that is gone, as it was */
  command: string;
  beforeVerdict: Verdict;
  afterVerdict: Verdict;
  /** error code; "" for success */
  beforeCode: string;
  afterCode: string;
  /** of the outcome after; of a step that is gone, of that before */
  reason: string;
}

/**
 * CellChange is one cell of the matrix that differs. VerdictNone is that of a
 * principal or resource that does not exist.
 */
export interface CellChange {
  /** its name */
  principal: string;
  action: string;
  /** its name */
  resource: string;
  before: Verdict;
  after: Verdict;
  principalId: string;
  resourceArn: string;
  /** BeforeStep and AfterStep name the worlds, as AskRequest.Step does. */
  beforeStep: number;
  afterStep: number;
}

/** FixesRequest asks what would change a step's verdict ("fixes"). */
export interface FixesRequest {
  scenario: Scenario;
  step: number;
}

/**
 * FixesReply lists changes that were tried and found to work, the smallest and
 * safest first.
 */
export interface FixesReply {
  fixes: Fix[];
  /** None says why there are none; "" where there are some. */
  none: string;
}

/**
 * Fix is one change that turns the step's verdict: a refused step succeeds, an allowed
 * one is refused. Its effects may include commands that it adds to the flow.
 */
export interface Fix {
  title: string;
  detail: string;
  edits: FileEdit[];
  /** on the step itself and on all others */
  effects: StepChange[];
}

/** FileEdit is the whole new text of a file, or its end. */
export interface FileEdit {
  path: string;
  text: string;
  remove: boolean;
}

/**
 * CompleteRequest asks what may stand at a place in a file ("complete"). The
 * file need not be valid.
 */
export interface CompleteRequest {
  scenario: Scenario;
  path: string;
  /** UTF-16 */
  offset: number;
}

/**
 * CompleteLineRequest asks what may stand at a place in a command line that is
 * to follow the scenario's flow ("completeLine").
 */
export interface CompleteLineRequest {
  scenario: Scenario;
  line: string;
  /** UTF-16 offset in Line */
  cursor: number;
}

/**
 * Completion is what may stand in place of a range, which ends at the cursor or
 * behind it; no items where nothing is known.
 */
export interface Completion {
  /** UTF-16 */
  from: number;
  to: number;
  items: CompletionItem[];
}

/**
 * CompletionItem is one of the things that may stand there, the likelier ones
 * first. What was typed is compared with its label.
 */
export interface CompletionItem {
  label: string;
  kind: CompletionKind;
  /** whose it is, or of what sort; may be empty */
  detail: string;
  /** in place of the range */
  insert: string;
  /** where the cursor goes: UTF-16 offset in Insert */
  caret: number;
}

/** CompletionKind says what an item is. */
export type CompletionKind =
  /** the name of a member */
  | "property"
  | "value"
  | "action"
  | "resource"
  | "principal"
  | "operator"
  /** of a condition */
  | "key"
  | "variable"
  | "snippet"
  | "command"
  | "option"
  | "profile"
  | "file";

/**
 * ImportRequest puts what people have of their accounts into a scenario
 * ("import"): outputs of the AWS CLI, policy documents, scenarios.
 */
export interface ImportRequest {
  scenario: Scenario;
  inputs: ImportInput[];
  answers: ImportAnswer[];
}

/** ImportInput is a text with the name of the file that it comes from. */
export interface ImportInput {
  /** may be empty */
  name: string;
  text: string;
}

/** ImportAnswer answers a question about an item of the reply. */
export interface ImportAnswer {
  item: number;
  field: string;
  text: string;
}

/** ImportReply carries the scenario with all that could be imported. */
export interface ImportReply {
  scenario: Scenario;
  items: ImportItem[];
  /** texts that look like real credentials and were taken out */
  secrets: number;
}

/** ImportItem is one thing of an input and what became of it. */
export interface ImportItem {
  /** which of the inputs */
  input: number;
  title: string;
  /** paths */
  added: string[];
  /** paths of files whose text was another */
  replaced: string[];
  /** paths of files that got something more */
  changed: string[];
  /** what was left out or assumed */
  notes: string[];
  questions: ImportQuestion[];
  /** why it is not imported */
  problem: ImportProblem | null;
}

/**
 * ImportQuestion is what the text does not say. While Answer is "" the item is not
 * imported.
 */
export interface ImportQuestion {
  field: string;
  text: string;
  options: string[];
  /** what was taken */
  answer: string;
}

/** ImportProblem says why something could not be read. */
export interface ImportProblem {
  message: string;
  hint: string;
  /** in the input */
  range: Range;
}

/** ExportFormat is what a scenario can be written as. */
export type ExportFormat =
  /** a script of AWS CLI commands */
  | "cli"
  /** HCL */
  | "terraform"
  /** a template an account */
  | "cloudformation";

/**
 * ExportRequest writes what exists before the first command as something that would
 * build it in real accounts ("export").
 */
export interface ExportRequest {
  scenario: Scenario;
  format: ExportFormat;
}

/** ExportReply carries the files, the first of which is the one to look at. */
export interface ExportReply {
  files: File[];
  /** what is not in them, and what differs in reality */
  notes: string[];
}

/** Calls maps an operation to its request and its reply. */
export interface Calls {
  about: { request: Record<string, never>; reply: AboutReply };
  examples: { request: Record<string, never>; reply: ExamplesReply };
  example: { request: ExampleRequest; reply: Scenario };
  open: { request: OpenRequest; reply: OpenReply };
  save: { request: SaveRequest; reply: SaveReply };
  simulate: { request: SimulateRequest; reply: SimulateReply };
  import: { request: ImportRequest; reply: ImportReply };
  export: { request: ExportRequest; reply: ExportReply };
  run: { request: RunRequest; reply: Report };
  matrix: { request: MatrixRequest; reply: MatrixReply };
  ask: { request: AskRequest; reply: AskReply };
  changes: { request: ChangesRequest; reply: ChangesReply };
  complete: { request: CompleteRequest; reply: Completion };
  completeLine: { request: CompleteLineRequest; reply: Completion };
  fixes: { request: FixesRequest; reply: FixesReply };
}
