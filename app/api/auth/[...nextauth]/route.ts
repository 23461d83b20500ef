import { answerNextAuth } from "@/lib/doors/next-auth";

export { answerNextAuth as GET, answerNextAuth as POST };
