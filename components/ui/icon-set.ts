import type { LucideIconNode } from "lucide-react";
import * as arrowDown from "lucide-react/icons/arrow-down";
import * as arrowLeftRight from "lucide-react/icons/arrow-left-right";
import * as arrowRight from "lucide-react/icons/arrow-right";
import * as arrowUp from "lucide-react/icons/arrow-up";
import * as arrowUpDown from "lucide-react/icons/arrow-up-down";
import * as ban from "lucide-react/icons/ban";
import * as bell from "lucide-react/icons/bell";
import * as bookOpen from "lucide-react/icons/book-open";
import * as calendar from "lucide-react/icons/calendar";
import * as check from "lucide-react/icons/check";
import * as checkCheck from "lucide-react/icons/check-check";
import * as chevronDown from "lucide-react/icons/chevron-down";
import * as chevronRight from "lucide-react/icons/chevron-right";
import * as circleHelp from "lucide-react/icons/circle-question-mark";
import * as circleX from "lucide-react/icons/circle-x";
import * as clock from "lucide-react/icons/clock";
import * as columns3 from "lucide-react/icons/columns-3";
import * as copy from "lucide-react/icons/copy";
import * as doorOpen from "lucide-react/icons/door-open";
import * as download from "lucide-react/icons/download";
import * as ellipsis from "lucide-react/icons/ellipsis";
import * as eye from "lucide-react/icons/eye";
import * as eyeOff from "lucide-react/icons/eye-off";
import * as fileText from "lucide-react/icons/file-text";
import * as gitBranch from "lucide-react/icons/git-branch";
import * as gitCompare from "lucide-react/icons/git-compare";
import * as gitMerge from "lucide-react/icons/git-merge";
import * as hand from "lucide-react/icons/hand";
import * as house from "lucide-react/icons/house";
import * as info from "lucide-react/icons/info";
import * as keyRound from "lucide-react/icons/key-round";
import * as link from "lucide-react/icons/link";
import * as listFilter from "lucide-react/icons/list-filter";
import * as loader from "lucide-react/icons/loader";
import * as lock from "lucide-react/icons/lock";
import * as logOut from "lucide-react/icons/log-out";
import * as menu from "lucide-react/icons/menu";
import * as minus from "lucide-react/icons/minus";
import * as monitor from "lucide-react/icons/monitor";
import * as moon from "lucide-react/icons/moon";
import * as plug from "lucide-react/icons/plug";
import * as plus from "lucide-react/icons/plus";
import * as refreshCw from "lucide-react/icons/refresh-cw";
import * as rotateCcw from "lucide-react/icons/rotate-ccw";
import * as rows3 from "lucide-react/icons/rows-3";
import * as scrollText from "lucide-react/icons/scroll-text";
import * as search from "lucide-react/icons/search";
import * as send from "lucide-react/icons/send";
import * as server from "lucide-react/icons/server";
import * as slidersHorizontal from "lucide-react/icons/sliders-horizontal";
import * as sun from "lucide-react/icons/sun";
import * as timer from "lucide-react/icons/timer";
import * as triangleAlert from "lucide-react/icons/triangle-exclamation-point";
import * as user from "lucide-react/icons/user";
import * as userCheck from "lucide-react/icons/user-check";
import * as users from "lucide-react/icons/users";
import * as waypoints from "lucide-react/icons/waypoints";
import * as x from "lucide-react/icons/x";

/** Every icon of the console, by its lucide name. Only the sprite reads the drawings, so none of them reaches the browser as code. */
export const ICON_MODULES = {
  "arrow-down": arrowDown,
  "arrow-left-right": arrowLeftRight,
  "arrow-right": arrowRight,
  "arrow-up": arrowUp,
  "arrow-up-down": arrowUpDown,
  ban,
  bell,
  "book-open": bookOpen,
  calendar,
  check,
  "check-check": checkCheck,
  "chevron-down": chevronDown,
  "chevron-right": chevronRight,
  "circle-help": circleHelp,
  "circle-x": circleX,
  clock,
  "columns-3": columns3,
  copy,
  "door-open": doorOpen,
  download,
  ellipsis,
  eye,
  "eye-off": eyeOff,
  "file-text": fileText,
  "git-branch": gitBranch,
  "git-compare": gitCompare,
  "git-merge": gitMerge,
  hand,
  house,
  info,
  "key-round": keyRound,
  link,
  "list-filter": listFilter,
  loader,
  lock,
  "log-out": logOut,
  menu,
  minus,
  monitor,
  moon,
  plug,
  plus,
  "refresh-cw": refreshCw,
  "rotate-ccw": rotateCcw,
  "rows-3": rows3,
  "scroll-text": scrollText,
  search,
  send,
  server,
  "sliders-horizontal": slidersHorizontal,
  sun,
  timer,
  "triangle-alert": triangleAlert,
  user,
  "user-check": userCheck,
  users,
  waypoints,
  x,
} as const satisfies Record<string, object>;

export type IconName = keyof typeof ICON_MODULES;

/** The shapes of one icon. lucide exports them beside each component, though its types don't say so. */
export function iconNodes(name: IconName): readonly LucideIconNode[] {
  return (ICON_MODULES[name] as unknown as { __iconData: { node: LucideIconNode[] } }).__iconData.node;
}
