export const rules: readonly {
  readonly name: string;
  readonly stored: string;
  readonly before: string;
  readonly after: string;
  readonly named?: readonly string[];
  readonly expected: string;
}[] = [
  {
    name: "what the run created is in",
    stored: "",
    before: "",
    after: "table a.t owner=x",
    expected: "table a.t owner=x",
  },
  { name: "what the run dropped is out", stored: "table a.t", before: "table a.t", after: "", expected: "" },
  {
    name: "what the run changed is taken live",
    stored: "table a.t owner=x",
    before: "table a.t owner=x",
    after: "table a.t owner=y",
    expected: "table a.t owner=y",
  },
  {
    name: "an attribute that the run added is in",
    stored: "table a.t",
    before: "table a.t",
    after: "table a.t comment=c",
    expected: "table a.t comment=c",
  },
  {
    name: "an attribute that the run removed is out",
    stored: "table a.t comment=c",
    before: "table a.t comment=c",
    after: "table a.t",
    expected: "table a.t",
  },
  {
    name: "the columns of a view that a step makes are what it says, and those of a table stay",
    stored: "view a.v; column a.v.old; table a.t; column a.t.old",
    before: "view a.v; column a.v.new; table a.t; column a.t.new",
    after: "view a.v; column a.v.new; table a.t; column a.t.new",
    named: ["view a.v", "table a.t"],
    expected: "column a.t.old; column a.v.new; table a.t; view a.v",
  },
  {
    name: "drift of another attribute stays visible",
    stored: "table a.t owner=x comment=c",
    before: "table a.t owner=HAND comment=c",
    after: "table a.t owner=HAND comment=d",
    expected: "table a.t comment=d owner=x",
  },
  {
    name: "drift of an attribute that the run changed too is settled",
    stored: "table a.t owner=x",
    before: "table a.t owner=HAND",
    after: "table a.t owner=y",
    expected: "table a.t owner=y",
  },
  {
    name: "an attribute that somebody removed stays expected",
    stored: "table a.t comment=c",
    before: "table a.t",
    after: "table a.t owner=y",
    expected: "table a.t comment=c owner=y",
  },
  {
    name: "an unexpected object stays unexpected",
    stored: "",
    before: "table a.hand",
    after: "table a.hand",
    expected: "",
  },
  {
    name: "an unexpected object that the run changed stays unexpected, and its new column with it",
    stored: "",
    before: "table a.hand",
    after: "table a.hand comment=c; column a.hand.new type=int",
    expected: "",
  },
  {
    name: "a missing object stays missing",
    stored: "table a.t; column a.t.c type=int",
    before: "",
    after: "",
    expected: "column a.t.c type=int; table a.t",
  },
  {
    name: "a missing column of a table that the run dropped is missing no longer",
    stored: "table a.t; column a.t.c type=int",
    before: "table a.t",
    after: "",
    expected: "",
  },
  {
    name: "a missing object that the run created again is as the run made it",
    stored: "table a.t owner=x",
    before: "",
    after: "table a.t owner=y",
    expected: "table a.t owner=y",
  },
  {
    name: "an unexpected object that a step creates if it is not there is expected from now on, with its parts",
    stored: "",
    before: "table a.t owner=x; column a.t.c type=int; index a.i table=a.t",
    after: "table a.t owner=x; column a.t.c type=int; index a.i table=a.t",
    named: ["table a.t"],
    expected: "column a.t.c type=int; index a.i table=a.t; table a.t owner=x",
  },
  {
    name: "a table that a step creates if it is not there, and that was there, keeps drift of its columns visible",
    stored: "table a.t; column a.t.c type=int",
    before: "table a.t; column a.t.c type=HAND; column a.t.hand type=int",
    after: "table a.t; column a.t.c type=HAND; column a.t.hand type=int",
    named: ["table a.t"],
    expected: "column a.t.c type=int; table a.t",
  },
  {
    name: "a missing object that a step drops if it is there is missing no longer, nor are its parts",
    stored: "table a.t; column a.t.c type=int; index a.i table=a.t",
    before: "",
    after: "",
    named: ["table a.t"],
    expected: "",
  },
  {
    name: "a changed object that a step names is taken live as a whole",
    stored: "index a.i definition=x comment=c table=a.t; table a.t",
    before: "index a.i definition=HAND table=a.t; table a.t",
    after: "index a.i definition=HAND table=a.t; table a.t",
    named: ["index a.i"],
    expected: "index a.i definition=HAND table=a.t; table a.t",
  },
];
