// Sets up the session of a loaded program. TensorFlow takes what a session is to be like from its options, which the
// package's binding leaves as they are; compiled with -DTF_NewSessionOptions=NeuroloomSessionOptions it asks here.
// NEUROLOOM_SESSION_THREADS holds the number of kernel threads for the next session, NEUROLOOM_SESSION_IN_TURN says that its
// operations run one after another on the thread that asks. Each is taken away once it was heard.
#undef TF_NewSessionOptions
#include <cstdlib>
#include <string>
#include "tensorflow/c/c_api.h"

namespace {

// Fields of ConfigProto and ConfigProto.Experimental (tensorflow/core/protobuf/config.proto).
constexpr int kIntraOpParallelismThreads = 2;
constexpr int kUsePerSessionThreads = 9;
constexpr int kExperimental = 16;
constexpr int kExecutorType = 3;

// All values here are small: one byte of a varint holds them.
constexpr int kMostThreads = 127;
constexpr char kInTurn[] = "SINGLE_THREADED_EXECUTOR";

void PutVarint(std::string *config, unsigned value) {
  for (; value > 127; value >>= 7) config->push_back(static_cast<char>(value | 128));
  config->push_back(static_cast<char>(value));
}

void PutNumber(std::string *config, int field, int value) {
  PutVarint(config, field << 3);
  PutVarint(config, value);
}

void PutBytes(std::string *config, int field, const std::string &bytes) {
  PutVarint(config, field << 3 | 2);
  PutVarint(config, bytes.size());
  config->append(bytes);
}

}  // namespace

extern "C" TF_SessionOptions *NeuroloomSessionOptions() {
  TF_SessionOptions *options = TF_NewSessionOptions();
  const char *asked = std::getenv("NEUROLOOM_SESSION_THREADS");
  const int number = asked == nullptr ? 0 : std::atoi(asked);
  const int threads = number > kMostThreads ? 0 : number;
  const bool in_turn = std::getenv("NEUROLOOM_SESSION_IN_TURN") != nullptr;
  if (threads < 1 && !in_turn) return options;
  std::string config;
  if (threads >= 1) {
    PutNumber(&config, kIntraOpParallelismThreads, threads);
    // oneDNN keeps what it has prepared per thread, for the number of threads at that time. With threads of their own,
    // sessions of different numbers do not find each other's.
    PutNumber(&config, kUsePerSessionThreads, 1);
  }
  if (in_turn) {
    std::string experimental;
    PutBytes(&experimental, kExecutorType, kInTurn);
    PutBytes(&config, kExperimental, experimental);
  }
  TF_Status *status = TF_NewStatus();
  TF_SetConfig(options, config.data(), config.size(), status);
  if (TF_GetCode(status) == TF_OK) {
    if (threads >= 1) unsetenv("NEUROLOOM_SESSION_THREADS");
    unsetenv("NEUROLOOM_SESSION_IN_TURN");
  }
  TF_DeleteStatus(status);
  return options;
}
