import { answerApi } from "@/lib/doors/api";

type Context = { params: Promise<{ parts?: string[] }> };

/** Everything that programs ask and do; lib/doors knows what is at which address, and what each address answers. */
async function answer(request: Request, { params }: Context): Promise<Response> {
  return answerApi(request, (await params).parts ?? []);
}

// Next answers a method that is missing here by itself, and without a problem document.
export const GET = answer;
export const HEAD = answer;
export const POST = answer;
export const PUT = answer;
export const PATCH = answer;
export const DELETE = answer;
export const OPTIONS = answer;
