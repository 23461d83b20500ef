import { runGatehouse } from "./launch/gatehouse";

await runGatehouse("development");
