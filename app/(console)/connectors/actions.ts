"use server";

import { changeConnector } from "@/lib/connectors/change-connector";
import { createConnector } from "@/lib/connectors/create-connector";
import { declareFilter } from "@/lib/connectors/declare-filter";
import { linkConnector } from "@/lib/connectors/link-connector";
import { retireConnector } from "@/lib/connectors/retire-connector";
import { setConnectorKeys } from "@/lib/connectors/set-connector-keys";
import { setEndpoints } from "@/lib/connectors/set-endpoints";
import { withdrawFilter } from "@/lib/connectors/withdraw-filter";
import { action, planAction } from "@/lib/doors/action";

export const createConnectorAction = action(createConnector);
export const changeConnectorAction = action(changeConnector);
export const linkConnectorAction = action(linkConnector);
export const planLinkConnectorAction = planAction(linkConnector);
export const setEndpointsAction = action(setEndpoints);
export const planSetEndpointsAction = planAction(setEndpoints);
export const setConnectorKeysAction = action(setConnectorKeys);
export const declareFilterAction = action(declareFilter);
export const withdrawFilterAction = action(withdrawFilter);
export const retireConnectorAction = action(retireConnector);
export const planRetireConnectorAction = planAction(retireConnector);
